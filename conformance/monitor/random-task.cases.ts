import type { Move, Operation } from '../../src/lifecycle/model.js';
import type { Body, World } from './worlds.cases.js';

/** A task of a server that does what the lifecycle says: what it was at any time, and how it goes on. */

/** What a task was at some time; the log of a task is never rewritten. */
export type Moment = {
  readonly atMs: number;
  readonly state: string;
  readonly run: number;
  readonly config: Body;
  readonly bornMs: number;
  readonly runMs: number;
  /** When it entered its state. */
  readonly startMs: number;
  readonly saved?: Moment;
  readonly visits: number;
};

export type Task = {
  readonly id: string;
  readonly knownMs: number;
  readonly log: Moment[];
  readonly sent: Body;
  nextMs: number;
};

export type Server = {
  readonly world: World;
  readonly tasks: Task[];
  luck: () => number;
  issued: number;
  runs: number;
};

/** mulberry32: numbers in [0, 1) out of a seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('there is none');
  return value;
};

export const draw = ({ luck }: Server): number => luck();

export const pick = <T>(server: Server, from: readonly T[]): T =>
  must(from[Math.floor(draw(server) * from.length)]);

type Change = { readonly move: Move; readonly config: Body };

/** What an accepted call does to a task. */
export function applyMove(
  server: Server,
  { task, life, effectMs }: { readonly task: Task; readonly life: Operation; readonly effectMs: number },
  { move, config }: Change,
): void {
  const before = momentAt(task, effectMs);
  const kept = life.save ? { saved: before } : {};
  const base: Moment = { ...before, atMs: effectMs };
  if (move.kind === 'same') {
    task.log.push({ ...base, config });
    return;
  }
  if (move.kind === 'saved') task.log.push({ ...(before.saved ?? before), atMs: effectMs });
  else if (move.kind === 'gone') task.log.push({ ...base, state: '$gone' });
  else {
    const { states } = server.world.api.lifecycle;
    const isFinal = states.get(move.state)?.final !== undefined;
    const wasFinal = states.get(before.state)?.final !== undefined;
    server.runs += isFinal ? 0 : 1;
    const run = isFinal ? {} : { run: server.runs, runMs: effectMs, visits: 0 };
    task.log.push({
      ...base,
      ...kept,
      ...run,
      state: move.state,
      config,
      startMs: isFinal && !wasFinal ? effectMs : before.startMs,
    });
  }
  planStep(server, task, effectMs);
}

/** When the task goes on by itself; `within` is kept. */
export function planStep(server: Server, task: Task, nowMs: number): void {
  const { lifecycle } = server.world.api;
  const state = lifecycle.states.get(momentAt(task, nowMs).state);
  const retainMs = state?.final === undefined ? undefined : lifecycle.retainMs;
  if (state === undefined || (state.next.length === 0 && retainMs === undefined)) {
    task.nextMs = Number.POSITIVE_INFINITY;
    return;
  }
  const limit = Math.min(state.withinMs ?? 6000, 6000);
  task.nextMs =
    retainMs === undefined ? nowMs + draw(server) * limit : nowMs + retainMs * (1 + draw(server) * 2);
}

export function advanceTask(server: Server, task: Task, nowMs: number): void {
  const { lifecycle } = server.world.api;
  while (task.nextMs <= nowMs) {
    const atMs = task.nextMs;
    const before = momentAt(task, atMs);
    const state = lifecycle.states.get(before.state);
    const room = (to: string): boolean =>
      before.visits < (lifecycle.states.get(to)?.visits ?? Number.POSITIVE_INFINITY);
    const next = (state?.next ?? []).map(({ to }) => to).filter(room);
    const to = state?.final === undefined ? pick(server, next) : '$gone';
    const counts = lifecycle.states.get(to)?.visits === undefined ? 0 : 1;
    task.log.push({ ...before, atMs, state: to, startMs: atMs, visits: before.visits + counts });
    planStep(server, task, atMs);
  }
}

export const momentAt = (task: Task, atMs: number): Moment =>
  task.log.findLast((moment) => moment.atMs <= atMs) ?? must(task.log[0]);

export const exists = (task: Task, atMs: number): boolean => {
  const [first] = task.log;
  return first !== undefined && first.atMs <= atMs && momentAt(task, atMs).state !== '$gone';
};
