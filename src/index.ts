/** taskdouble: a test double for asynchronous-task HTTP APIs. See README.md. */

export type { Clock } from './clock/clock.js';
export { createManualClock, MANUAL_EPOCH_MS, type ManualClock } from './clock/manual-clock.js';
export { createRealClock } from './clock/real-clock.js';
export { createScaledClock } from './clock/scaled-clock.js';
export { drawDot } from './draw/draw-dot.js';
export { drawMermaid } from './draw/draw-mermaid.js';
export { drawSvg } from './draw/draw-svg.js';
export type { Answer, Exchange, ExchangeRequest, Intent, Payload } from './exchange/exchange.js';
export type { ExchangeSummary, Mount } from './http/serve-call.js';
export { ListenError } from './http/start-server.js';
export { lifecycleSchema } from './lifecycle/lifecycle-schema.js';
export type { Finding, Lifecycle } from './lifecycle/model.js';
export { parseLifecycle } from './lifecycle/parse-lifecycle.js';
export type { Api, ApiOperation } from './openapi/api.js';
export { DocumentError } from './openapi/document-error.js';
export type { LoadOptions, LocatedFinding } from './openapi/load-document.js';
export { type BuiltInName, builtInNames } from './openapi/spec-name.js';
export type { Credentials } from './simulator/check-credentials.js';
export { createSimulatorRouter, type SimulatorRouter } from './start/create-router.js';
export { type OpenedApi, openApi } from './start/open-api.js';
export { SettingsError } from './start/settings-error.js';
export type { SimulatorSettings } from './start/simulator-settings.js';
export { type RunningSimulator, type StartOptions, startSimulator } from './start/start-simulator.js';
export type { TestClock } from './start/test-clock.js';
export type { PolicyName } from './timeline/policy.js';
