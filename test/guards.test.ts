import { expect, it } from 'vitest';
import { createManualClock, type ManualClock } from '../src/clock/manual-clock.js';
import type { Api, ApiOperation } from '../src/openapi/api.js';
import { builtInNames } from '../src/openapi/spec-name.js';
import { createSimulator, type Simulator } from '../src/simulator/simulator.js';
import { openApi } from '../src/start/open-api.js';
import { situationAt } from '../src/timeline/situation-at.js';
import { buildRequest } from './random/build-request.js';
import { exchange } from './random/run-plan.js';

type Bench = { readonly api: Api; readonly simulator: Simulator; readonly clock: ManualClock };

const creatorOf = (api: Api): ApiOperation =>
  api.operations.find(({ lifecycle }) => lifecycle?.creates !== undefined)!;

function create({ api, simulator }: Bench): string {
  const request = buildRequest(api, creatorOf(api), { id: '', variant: 0 });
  exchange(simulator, request.head, request.body);
  return [...simulator.world('')!.store.newestFirst()][0]!.id;
}

function stateOf({ simulator, clock }: Bench, id: string): string | undefined {
  const task = simulator.world('')!.store.get(id);
  return task && situationAt(simulator.machine.timeline, task, clock.now()).state;
}

/** A task in the state: new ones are followed step by step, and operations that move are tried on the way. */
function taskIn(bench: Bench, state: string): string | undefined {
  for (let attempt = 0; attempt < 200; attempt++) {
    const id = create(bench);
    for (let step = 0; step < 8; step++) {
      const now = stateOf(bench, id);
      if (now === state || now === undefined) break;
      if (!moveTowards(bench, { id, now, state })) stepOn(bench, id);
    }
    if (stateOf(bench, id) === state) return id;
  }
  return undefined;
}

/** Calls the operation that leads from here straight to the state, or out of a final state. */
function moveTowards(bench: Bench, at: { id: string; now: string; state: string }): boolean {
  const { api, simulator } = bench;
  const leads = (operation: ApiOperation, anywhere: boolean) =>
    operation.lifecycle?.moves
      ?.get(at.now)
      ?.some((move) => move.kind === 'state' && (anywhere || move.state === at.state));
  const isFinal = api.lifecycle.states.get(at.now)?.final !== undefined;
  const operation =
    api.operations.find((one) => leads(one, false)) ??
    (isFinal ? api.operations.find((one) => leads(one, true)) : undefined);
  if (operation === undefined) return false;
  for (let variant = 0; variant < 3; variant++) {
    const request = buildRequest(api, operation, { id: at.id, variant });
    if (exchange(simulator, request.head, request.body).status < 300) return true;
  }
  return false;
}

function stepOn({ simulator, clock }: Bench, id: string): void {
  const task = simulator.world('')!.store.get(id)!;
  const { leavesMs } = situationAt(simulator.machine.timeline, task, clock.now());
  if (leavesMs !== undefined) clock.set(leavesMs);
}

/** States that the simulator reaches only when told: every way into them has weight 0. */
function reachable(api: Api): readonly string[] {
  const states = [...api.lifecycle.states.values()];
  const moved = [...api.lifecycle.operations.values()].flatMap((rule) =>
    [...(rule.moves?.values() ?? [])].flat(),
  );
  return states
    .filter(({ name, initial }) => {
      const stepped = states.some(({ next }) => next.some((step) => step.to === name && step.weight > 0));
      return initial || stepped || moved.some((move) => move.kind === 'state' && move.state === name);
    })
    .map(({ name }) => name);
}

it.each(builtInNames)(
  '%s refuses each guarded operation in every other state, without effect',
  async (name) => {
    const { api } = await openApi(name);
    const clock = createManualClock();
    const simulator = createSimulator({ api, clock, profile: 'lifecycle', seed: 11 });
    const bench: Bench = { api, simulator, clock };
    const checked: string[] = [];
    for (const state of reachable(api)) {
      const id = taskIn(bench, state);
      expect(id, `a ${name} task in ${state}`).toBeDefined();
      for (const operation of api.operations) {
        const rule = operation.lifecycle;
        if (rule === undefined || operation.target === undefined || rule.creates !== undefined) continue;
        if (rule.moves?.has(state) || rule.allow.has(state) || rule.open.has(state)) continue;
        const before = simulator.world('')!.store.get(id!);
        const request = buildRequest(api, operation, { id: id!, variant: 0 });
        const reply = exchange(simulator, request.head, request.body);
        expect(reply.status, `${operation.key} in ${state}`).toBeGreaterThanOrEqual(400);
        expect(reply.status, `${operation.key} in ${state}`).toBeLessThan(500);
        expect(
          operation.responses.has(String(reply.status)),
          `${operation.key} declares ${reply.status}`,
        ).toBe(true);
        expect(simulator.world('')!.store.get(id!)).toBe(before);
        checked.push(`${operation.key}@${state}`);
      }
    }
    const expected = [...api.lifecycle.rules.keys()].filter((rule) => rule.includes('/else@')).length;
    expect(checked.length).toBeGreaterThanOrEqual(Math.min(expected, 1) * (expected - 1));
  },
);
