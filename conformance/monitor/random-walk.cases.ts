import fc from 'fast-check';
import type { Exchange } from '../../src/exchange/exchange.js';
import type { Operation, StatusPattern } from '../../src/lifecycle/model.js';
import type { ApiOperation } from '../../src/openapi/api.js';
import { compileJudge, type Report } from './monitor.js';
import {
  advanceTask,
  applyMove,
  draw,
  exists,
  type Moment,
  momentAt,
  must,
  pick,
  planStep,
  type Server,
  seeded,
  type Task,
} from './random-task.cases.js';
import { exchangeOf, type Step } from './traces.cases.js';
import { type World, worlds } from './worlds.cases.js';

/** A server that does what a lifecycle says and nothing else, written for these tests: correct traces by random walk. */

/** One call of a plan; `luck` is the seed of whatever has to be chosen. */
export type Planned = { readonly gapMs: number; readonly tookMs: number; readonly luck: number };

export const anyPlan = fc.array(
  fc.record<Planned>({
    gapMs: fc.oneof(fc.nat(300), fc.nat(8000), fc.constant(0)),
    tookMs: fc.oneof(fc.constant(0), fc.nat(400), fc.nat(3000)),
    luck: fc.nat(),
  }),
  { minLength: 1, maxLength: 60, size: 'max' },
);

export const anyWorldName = fc.constantFrom(...worlds.map(({ api }) => api.name));

/** The judge of each world, worked out once. */
const judges = new Map(worlds.map(({ api }) => [api.name, compileJudge(api)]));

export const judgeOf = (name: string): ((trace: readonly Exchange[]) => Report) => must(judges.get(name));

export const worldOf = (name: string): World => must(worlds.find(({ api }) => api.name === name));

type Pending = {
  readonly seq: number;
  readonly callMs: number;
  readonly effectMs: number;
  readonly returnMs: number;
  readonly planned: Planned;
};

/** The trace of a correct server for the plan: calls overlap, take effect at some time in flight, get lost and refused. */
export function walk(world: World, plan: readonly Planned[]): readonly Exchange[] {
  let now = 1_000_000;
  const calls = plan.map((planned, at): Pending => {
    now += planned.gapMs;
    const effectMs = now + planned.tookMs * seeded(planned.luck)();
    return { seq: at + 1, callMs: now, effectMs, returnMs: now + planned.tookMs, planned };
  });
  const server: Server = {
    world,
    tasks: [],
    luck: seeded(1),
    issued: 0,
    runs: 0,
  };
  const inOrder = calls.toSorted((left, right) => left.effectMs - right.effectMs || left.seq - right.seq);
  return inOrder.flatMap((call) => perform(server, call)).toSorted((left, right) => left.seq - right.seq);
}

function perform(server: Server, call: Pending): readonly Exchange[] {
  const { world } = server;
  server.luck = seeded(call.planned.luck + 1);
  const operation = chooseOperation(server, call);
  const life = must(operation.lifecycle);
  for (const task of server.tasks) advanceTask(server, task, call.effectMs);
  const at: Step['at'] = [call.callMs / 1000, call.returnMs / 1000];
  const base = { at, seq: call.seq };
  const answer = (step: Omit<Step, 'at'>): readonly Exchange[] => [
    exchangeOf(world.api, operation.key, { ...base, ...step }),
  ];
  if (operation.security.length > 0 && draw(server) < 0.04)
    return answer({
      ...world.address('zz'),
      status: 401,
      intent: { kind: 'unauthenticated' },
      json: world.wrap(null, 401),
    });
  if (life.creates !== undefined) return answer(create(server, life, call));
  if (life.lists !== undefined)
    return answer(
      world.list?.(
        server.tasks
          .filter((task) => exists(task, call.effectMs))
          .map((task) => world.render(task.id, momentAt(task, call.effectMs), call.effectMs)),
        () => draw(server),
      ) ?? {},
    );
  if (operation.target === undefined) return answer({ status: 200, json: {} });
  const known = server.tasks.filter(({ knownMs }) => knownMs <= call.callMs);
  if (life.bulk && draw(server) < 0.3) return answer(bulk(server, life, call));
  if (known.length === 0 || draw(server) < 0.06) return answer(unknownId(server, life));
  return answer(onTask(server, { life, call, task: pick(server, known) }));
}

/** Few tasks, looked at often: a create first, later hardly ever, and reads three times as likely as other calls. */
function chooseOperation(server: Server, { callMs }: Pending): ApiOperation {
  const listed = server.world.api.operations.filter(({ lifecycle }) => lifecycle !== undefined);
  const isCreate = ({ lifecycle }: ApiOperation): boolean => lifecycle?.creates !== undefined;
  const known = server.tasks.filter(({ knownMs }) => knownMs <= callMs).length;
  if (draw(server) < (known === 0 ? 0.9 : 0.2 / known)) return must(listed.find(isCreate));
  const others = listed.filter((operation) => !isCreate(operation));
  const reads = others.filter(({ snapshot }) => snapshot);
  return pick(server, [...others, ...reads, ...reads]);
}

function create(server: Server, life: Operation, { effectMs, returnMs }: Pending): Omit<Step, 'at'> {
  const { world } = server;
  if (draw(server) < 0.05) return { ...world.address('zz'), status: 503 };
  server.issued += 1;
  server.runs += 1;
  const id = String(server.issued);
  const sent = world.form(() => draw(server));
  const state = pick(server, life.to);
  const first: Moment = {
    atMs: effectMs,
    state,
    run: server.runs,
    config: world.configOf(sent),
    bornMs: effectMs,
    runMs: effectMs,
    startMs: effectMs,
    visits: 0,
  };
  const task: Task = { id, knownMs: returnMs, log: [first], sent, nextMs: 0 };
  planStep(server, task, effectMs);
  server.tasks.push(task);
  return { ...world.address(id), ...world.created(id, first, effectMs), body: sent };
}

type Aimed = { readonly life: Operation; readonly call: Pending; readonly task: Task };

function onTask(server: Server, { life, call, task }: Aimed): Omit<Step, 'at'> {
  const { world } = server;
  const { effectMs } = call;
  const lag = world.api.lifecycle.staleMs * draw(server);
  const seenMs = life.moves === undefined ? effectMs - lag : effectMs;
  const address = world.address(task.id);
  if (!exists(task, seenMs)) return { ...address, ...unknownAnswer(server, life, task.id) };
  const moment = momentAt(task, seenMs);
  const body = life.merge === undefined ? undefined : world.change?.(moment.config, () => draw(server));
  const request = { ...address, ...(body === undefined ? {} : { body }) };
  const merged = body === undefined ? moment.config : world.merge(moment.config, body);
  const moves = life.moves?.get(moment.state);
  const trouble = draw(server);
  const unchanged = life.noop !== undefined && JSON.stringify(merged) === JSON.stringify(moment.config);
  const accepted = (moves !== undefined || life.allow.has(moment.state)) && !unchanged;
  if (trouble < 0.08) {
    const effective = accepted && draw(server) < 0.5;
    if (effective && moves !== undefined)
      applyMove(
        server,
        { life, task, effectMs: call.effectMs },
        { move: pick(server, moves), config: merged },
      );
    return trouble < 0.04 ? request : { ...request, status: pick(server, [429, 503]) };
  }
  if (life.open.has(moment.state)) return { ...request, status: 404, json: world.wrap(null, 404) };
  if (!accepted) {
    const patterns =
      unchanged && (moves !== undefined || life.allow.has(moment.state)) ? (life.noop ?? []) : life.else;
    const status = statusOf(patterns, world.refusal);
    return { ...request, status, json: world.wrap(null, status) };
  }
  if (moves !== undefined)
    applyMove(server, { life, task, effectMs: call.effectMs }, { move: pick(server, moves), config: merged });
  return { ...request, ...success(server, life, { task, atMs: seenMs }) };
}

function success(
  server: Server,
  life: Operation,
  { task, atMs }: { readonly task: Task; readonly atMs: number },
): Omit<Step, 'at'> {
  const { world } = server;
  const operation = must(world.api.operations.find(({ lifecycle }) => lifecycle === life));
  const status =
    life.ok === undefined
      ? Number([...operation.responses.keys()].find((one) => one.startsWith('2')))
      : statusOf(life.ok, 200);
  if (!operation.snapshot || !exists(task, atMs))
    return { status, ...(world.silent(operation.key) ? {} : { json: world.wrap(null, status) }) };
  return { status, json: world.wrap(world.render(task.id, momentAt(task, atMs), atMs), status) };
}

function bulk(server: Server, life: Operation, call: Pending): Omit<Step, 'at'> {
  for (const task of server.tasks) {
    if (!exists(task, call.effectMs)) continue;
    const { state, config } = momentAt(task, call.effectMs);
    const moves = life.moves?.get(state);
    if (moves !== undefined)
      applyMove(server, { life, task, effectMs: call.effectMs }, { move: pick(server, moves), config });
  }
  return { status: 200, json: {} };
}

function unknownId(server: Server, life: Operation): Omit<Step, 'at'> {
  const id = String(900_000 + Math.floor(draw(server) * 1000));
  const body = life.merge === undefined ? {} : { body: {} };
  return {
    ...server.world.address(id),
    ...body,
    ...unknownAnswer(server, life, id),
    intent: { kind: 'unknown-id' },
  };
}

function unknownAnswer(server: Server, life: Operation, id: string): Omit<Step, 'at'> {
  const { api, wrap, ghost } = server.world;
  const one = pick(server, life.unknown ?? api.lifecycle.unknown);
  if (one.kind === 'state') return { status: 200, json: wrap(ghost?.(id, one.state), 200) };
  const status = statusOf([one], 404);
  return { status, json: wrap(null, status) };
}

const statusOf = ([pattern]: readonly StatusPattern[], fallback: number): number =>
  pattern?.kind === 'status' ? pattern.status : fallback;
