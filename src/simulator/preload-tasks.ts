import { sampleRequest } from '../openapi/sample-request.js';
import type { Call } from './call-context.js';
import { echoValues, firstState, type NewTask, storeTask } from './create-task.js';
import type { Machine } from './machine.js';
import { resolveFate } from './resolve-fate.js';
import type { World } from './world.js';

/** Preloaded tasks were created over this time, so that they are in different states. */
const SPREAD_MS = 10_000;

/** Creates tasks as the document's example request would, the last one now. */
export function preloadTasks(machine: Machine, world: World, count: number): void {
  const task = sampleTask(machine, world);
  if (task === undefined) return;
  for (let index = 0; index < count; index++) {
    const ageMs = Math.floor((SPREAD_MS * (count - 1 - index)) / Math.max(1, count));
    storeTask(machine, world, { ...task, nowMs: task.nowMs - ageMs });
  }
}

/** What the document's example request would create now; `undefined` where no operation of the lifecycle creates. */
export function sampleTask(machine: Machine, world: World): NewTask | undefined {
  const spec = machine.api.operations.find((candidate) => candidate.lifecycle?.creates !== undefined);
  const rule = spec?.lifecycle;
  if (spec === undefined || rule === undefined) return undefined;
  const sample = sampleRequest(machine.api, spec);
  const [path = '', query = ''] = sample.url.split('?');
  const call: Call = {
    machine,
    world,
    operation: machine.operationOf(spec),
    head: { method: spec.method, path, query, headers: {} },
    request: sample.valid,
    nowMs: world.clock.now(),
  };
  const state = firstState(machine, rule);
  const resolved = resolveFate(call, { from: state });
  const fate = resolved.kind === 'fate' ? resolved.fate : machine.fates.of(world.namespace.settings);
  return { operation: rule.key, state, echo: echoValues(call, rule), nowMs: call.nowMs, fate };
}
