import fc from 'fast-check';
import type { Lifecycle } from '../lifecycle/model.js';
import { parseLifecycle } from '../lifecycle/parse-lifecycle.js';
import { createFaultDraw } from './fault-draw.js';
import type { Hit } from './fault-kind.js';
import type { FaultMatch, FaultRule, OperationAim } from './fault-rule.js';
import type { Scene, SceneTask } from './scene.js';

/** A lifecycle with a way through two states to two ends, one of which can be retried. */
const lifecycle: Lifecycle = lifecycleWith({});

/** The same with other members at its root. */
export function lifecycleWith(more: Readonly<Record<string, unknown>>): Lifecycle {
  const read = parseLifecycle({
    version: 1,
    fields: { id: '/id', state: '/status' },
    states: {
      queued: { initial: true, shows: 'Starting', next: 'running', within: '1m' },
      running: { shows: ['Processing', 'Working'], next: { done: 1, failed: 1 }, within: '10m' },
      done: { shows: 'Succeeded', final: 'success' },
      failed: { shows: 'Failed', final: 'failure' },
    },
    operations: {
      submit: { creates: '/id', once: 'header.Idempotency-Key' },
      read: {},
      cancel: { moves: { running: 'failed' } },
    },
    ...more,
  });
  if (read.lifecycle === undefined) throw new Error(JSON.stringify(read.findings));
  return read.lifecycle;
}

/** A task that has run for a second. */
export const runningTask: SceneTask = {
  id: 'task-1',
  sequence: 1,
  createdMs: 0,
  state: 'running',
  enteredMs: 1_000,
};

/** A poll of a running task, two seconds after the epoch, unless told otherwise. */
export function sceneOf(more: Partial<Scene> = {}): Scene {
  const { aim = 'read' } = more;
  const operation = aim === 'submit' ? 'submit' : aim === 'move' ? 'cancel' : 'read';
  const rule = (more.lifecycle ?? lifecycle).operations.get(operation);
  return {
    api: 'shop',
    namespace: '',
    client: 'curl',
    nowMs: 2_000,
    seed: 1,
    lifecycle,
    operation,
    ...(rule !== undefined && { rule }),
    aim,
    isSnapshot: true,
    roles: new Set(['id', 'state']),
    method: aim === 'read' ? 'GET' : 'POST',
    path: aim === 'submit' ? '/task' : '/task/task-1',
    query: {},
    headers: {},
    body: { kind: 'empty' },
    ...(aim !== 'submit' && { id: 'task-1', task: runningTask }),
    ...more,
  };
}

/** The first hit of a rule on the scene. */
export function hitOn(scene: Scene, more: Partial<Hit> = {}): Hit {
  return {
    scene,
    draw: createFaultDraw(scene.seed, 'a test'),
    hitsBefore: 0,
    startedMs: scene.nowMs,
    use: () => ({ used: 1, endsMs: scene.nowMs }),
    ...more,
  };
}

/** A rule that hits every request with a 503, unless told otherwise. */
export function ruleOf(more: Partial<FaultRule> = {}): FaultRule {
  return {
    id: 'r',
    match: {},
    probability: 1,
    after: 0,
    per: 'task',
    stealth: false,
    fault: { kind: 'server-error' },
    ...more,
  };
}

const AIMS: readonly OperationAim[] = ['submit', 'read', 'move', 'list'];

/** Requests of a few clients to a few tasks, at instants that never go back. */
export const anyScenes: fc.Arbitrary<readonly Scene[]> = fc
  .array(
    fc.record({
      gapMs: fc.nat(5_000),
      task: fc.nat(3),
      client: fc.constantFrom('a', 'b'),
      aim: fc.constantFrom(...AIMS),
      state: fc.constantFrom('queued', 'running', 'done'),
    }),
    { maxLength: 40 },
  )
  .map((calls) => {
    let nowMs = 0;
    return calls.map(({ gapMs, task, client, aim, state }) => {
      nowMs += gapMs;
      const isAboutOne = aim === 'read' || aim === 'move';
      const shown = isAboutOne
        ? { task: { ...runningTask, id: `task-${task}`, state } }
        : { task: undefined };
      return sceneOf({ aim, client, nowMs, ...shown });
    });
  });

const anyMatch: fc.Arbitrary<FaultMatch> = fc.record(
  {
    api: fc.constantFrom('shop', 's*', 'other'),
    operation: fc.constantFrom('read', ['submit', 'cancel'], '*'),
    does: fc.constantFrom<OperationAim | OperationAim[]>('read', ['submit', 'move']),
    state: fc.constantFrom('running', 'final', 'Succeeded'),
    client: fc.constantFrom('a', '*'),
    method: fc.constantFrom('GET', 'POST'),
  },
  { requiredKeys: [] },
);

/** Rules of many kinds, without an id. */
export const anyRule: fc.Arbitrary<FaultRule> = fc
  .record(
    {
      match: anyMatch,
      probability: fc.constantFrom(0, 0.3, 0.7, 1),
      after: fc.nat(3),
      count: fc.nat(3),
      per: fc.constantFrom('task', 'rule'),
      fromMs: fc.nat(20_000),
      untilMs: fc.nat(60_000),
      fault: fc.constantFrom(
        { kind: 'server-error' },
        { kind: 'latency', delay: { type: 'uniform', min: 10, max: 900 } },
        { kind: 'rate-limit', limit: 2, window: 10_000 },
        { kind: 'random-data', bytes: 8 },
        { kind: 'slow-task' },
        { kind: 'reset' },
      ),
    },
    { requiredKeys: ['match', 'probability', 'per', 'fault'] },
  )
  .map(({ match, probability, per, fault, ...more }) =>
    ruleOf({ match, probability, per, fault, ...defined(more) }),
  );

const defined = (members: Partial<FaultRule>): Partial<FaultRule> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
