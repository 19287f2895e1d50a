/** taskdouble: a test double for asynchronous-task HTTP APIs. See README.md. */

export {
  type Checked,
  checkImplementation,
} from '../conformance/entry/check-implementation.js';
export type { CheckRequest, CheckSurroundings } from '../conformance/entry/check-request.js';
export { type ReportForm, reportForms, reportText } from '../conformance/entry/report-text.js';
export type { MonitorOptions } from '../conformance/monitor/contract.js';
export {
  createMonitor,
  type JudgeOptions,
  judge,
  type Monitor,
  type Report as TraceReport,
} from '../conformance/monitor/monitor.js';
export type { Explanation, Observation } from '../conformance/monitor/observation.js';
export type { CellSummary, RuleSummary } from '../conformance/monitor/summarise.js';
export type { Refutation } from '../conformance/monitor/weigh-assumptions.js';
export type {
  CheckReport,
  FailureReport,
  RuleReport,
  StateSighting,
  Verdict,
} from '../conformance/report/check-report.js';
export { checkReportSchema } from '../conformance/report/check-report-schema.js';
export {
  type PrintOptions as ReportPrintOptions,
  printReport,
} from '../conformance/report/print-report.js';
export type { Sender } from '../conformance/run/sender.js';
export type {
  Budget,
  CreateHook,
  RequestRecipe,
  Secret,
  Target,
  TargetCredentials,
  Workload,
} from '../conformance/target/target.js';
export { targetSchema } from '../conformance/target/target-schema.js';
export { type ControlClientOptions, createControlClient } from './admin/control-client.js';
export type {
  ControlClient,
  Remote,
  RemoteControls,
} from './admin/control-client-types.js';
export { type ControlCode, ControlError } from './admin/control-error.js';
export type {
  ClientControl,
  ClockControl,
  Controls,
  Duration,
  FaultControl,
  FaultInput,
  FaultNotation,
  Instant,
  JournalControl,
  Laboratory,
  NewTaskSpec,
  SettingsControl,
  TaskControl,
  TaskRef,
  TaskView,
} from './admin/controls.js';
export type {
  ClientEvidence,
  ClientFinding,
  ClientReport,
  ClientSeverity,
  ClientSummary,
} from './client-report/client-report.js';
export { clientReportSchema } from './client-report/client-report-schema.js';
export {
  type ExpectOptions,
  expectNoFindings,
} from './client-report/expect-no-findings.js';
export {
  type PrintOptions,
  printClientReport,
} from './client-report/print-client-report.js';
export { reportClients } from './client-report/report-clients.js';
export type { Clock } from './clock/clock.js';
export { createManualClock, MANUAL_EPOCH_MS, type ManualClock } from './clock/manual-clock.js';
export type { ClockMode } from './clock/namespace-clock.js';
export type { Pace } from './clock/pace.js';
export { createRealClock } from './clock/real-clock.js';
export { createScaledClock } from './clock/scaled-clock.js';
export { drawDot } from './draw/draw-dot.js';
export { drawMermaid } from './draw/draw-mermaid.js';
export { drawSvg } from './draw/draw-svg.js';
export type { Answer, Exchange, ExchangeRequest, Holding, Intent, Payload } from './exchange/exchange.js';
export type { RuleStatus } from './faults/fault-book.js';
export type { FaultMatch, FaultRule, FaultSpec } from './faults/fault-rule.js';
export { parseFaultRule, type RuleContext } from './faults/parse-fault-rule.js';
export type { ExchangeSummary, Mount } from './http/serve-call.js';
export { ListenError } from './http/start-server.js';
export { lifecycleSchema } from './lifecycle/lifecycle-schema.js';
export type { Finding, Lifecycle } from './lifecycle/model.js';
export { parseLifecycle } from './lifecycle/parse-lifecycle.js';
export type { Api, ApiOperation } from './openapi/api.js';
export { DocumentError } from './openapi/document-error.js';
export type { LoadOptions, LocatedFinding } from './openapi/load-document.js';
export { type BuiltInName, builtInNames } from './openapi/spec-name.js';
export { type Distribution, fromPercentiles } from './random/distribution.js';
export type { Credentials } from './simulator/check-credentials.js';
export type { Profile, Scenario } from './simulator/namespace.js';
export {
  type PreferOptions,
  preferHeader,
} from './simulator/prefer-header.js';
export { createSimulatorRouter, type SimulatorRouter } from './start/create-router.js';
export { loadSettings } from './start/load-settings.js';
export { type OpenedApi, openApi } from './start/open-api.js';
export type { AdminSettings } from './start/serve-control.js';
export { SettingsError } from './start/settings-error.js';
export type { SimulatorSettings } from './start/simulator-settings.js';
export { type RunningSimulator, type StartOptions, startSimulator } from './start/start-simulator.js';
export type { TestClock } from './start/test-clock.js';
export type { Course, FateSpec, ScriptedStay } from './timeline/fate.js';
export type { PolicyName } from './timeline/policy.js';
