import { sampleRequest } from '../openapi/sample-request.js';
import type { Call } from './call-context.js';
import { echoValues, storeTask } from './create-task.js';
import type { Machine } from './machine.js';
import type { World } from './world.js';

/** Preloaded tasks were created over this time, so that they are in different states. */
const SPREAD_MS = 10_000;

/** Creates tasks as the document's example request would, the last one now. */
export function preloadTasks(machine: Machine, world: World, count: number): void {
  const spec = machine.api.operations.find((candidate) => candidate.lifecycle?.creates !== undefined);
  const rule = spec?.lifecycle;
  if (spec === undefined || rule === undefined) return;
  const operation = machine.operationOf(spec);
  const nowMs = world.clock.now();
  const sample = sampleRequest(machine.api, spec);
  const head = { method: spec.method, path: '', query: '', headers: {} };
  const call: Call = { machine, world, operation, head, request: sample.valid, nowMs };
  const echo = echoValues(call, rule);
  const state = rule.to[0] ?? machine.api.lifecycle.initial[0] ?? '';
  for (let index = 0; index < count; index++) {
    const ageMs = Math.floor((SPREAD_MS * (count - 1 - index)) / Math.max(1, count));
    storeTask(machine, world, { operation: rule.key, state, echo, nowMs: nowMs - ageMs });
  }
}
