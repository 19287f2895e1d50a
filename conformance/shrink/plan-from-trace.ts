import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api, ApiOperation } from '../../src/openapi/api.js';
import { type Contract, compileContract } from '../monitor/contract.js';
import { pause, taskName, waitFor } from '../plan/act.js';
import type { Act, Plan, PlannedCall, TaskName } from '../plan/plan.js';
import { readScene } from '../plan/scene.js';
import { statesShown } from '../run/read-operation.js';
import type { Target } from '../target/target.js';
import { callFromExchange, onceHeader } from './call-from-exchange.js';
import { groupOverlaps, inOrder } from './group-overlaps.js';
import { readRows } from './read-rows.js';
import { createReadTouch, type ReadTouch } from './read-touch.js';
import { GAP_MS } from './with-looks.js';

/** What a plan is rebuilt from. */
type Scenery = {
  readonly api: Api;
  readonly target: Target;
  readonly contract: Contract;
  readonly readTouch: ReadTouch;
  /** What a probe calls. */
  readonly probe: string | undefined;
  readonly names: ReadonlyMap<string, TaskName>;
  readonly sharedKeys: ReadonlySet<string>;
};

/**
 * The plan that does again what a trace shows, on fresh tasks: creates, waits for what each look showed, calls with the
 * same requests, together where they overlapped. A task that no exchange created is made by the target's first hook.
 */
export const planFromTrace = (api: Api, target: Target, trace: readonly Exchange[]): Plan =>
  planOfTrace(api, target, { trace });

/** What is done again, and for how long what was read last took to come, milliseconds. */
export type Watched = { readonly trace: readonly Exchange[]; readonly watchMs?: number };

/** The same plan, in which what was read last is read on for some times as long: a fresh task may come to it later. */
export const watchfulPlan = (api: Api, target: Target, watched: Required<Watched>): Plan =>
  planOfTrace(api, target, watched);

function planOfTrace(api: Api, target: Target, { trace, watchMs }: Watched): Plan {
  const ordered = inOrder(trace);
  const scene = readScene(api, target, 0);
  const readTouch = createReadTouch(api);
  const names = nameTasks(readTouch, target, ordered);
  const probe = scene.probe?.key;
  const sharedKeys = findSharedKeys(api, ordered);
  const scenery: Scenery = {
    api,
    target,
    contract: compileContract(api),
    readTouch,
    probe,
    names,
    sharedKeys,
  };
  const spanMs = ((ordered.at(-1)?.returnMs ?? 0) - (ordered[0]?.callMs ?? 0)) * target.timeScale;
  return {
    id: `replay-${ordered.at(-1)?.seq ?? 0}`,
    phase: 'directed',
    aims: [],
    acts: [
      ...makeByHook(scenery, ordered),
      ...watchOn(scenery, actsOf(scenery, inTurn(scenery, groupOverlaps(ordered))), watchMs),
    ],
    patienceMs: Math.max(scene.patienceMs, 2 * spanMs),
  };
}

/** The deduplication keys that were sent more than once. */
function findSharedKeys(api: Api, trace: readonly Exchange[]): ReadonlySet<string> {
  const keys = trace.flatMap(({ operation: key, request }) => {
    const operation = api.operations.find((one) => one.key === key);
    const header = operation === undefined ? undefined : onceHeader(operation);
    return header === undefined ? [] : (request.headers[header] ?? []);
  });
  return new Set(keys.filter((key, at) => keys.indexOf(key) < at));
}

/** A name for each task that is created, or that a hook can make for the calls on it. */
function nameTasks(
  readTouch: ReadTouch,
  target: Target,
  trace: readonly Exchange[],
): ReadonlyMap<string, TaskName> {
  const keys = trace.flatMap((exchange) => {
    const { created, target: called } = readTouch(exchange);
    const hooked = target.create.length > 0 && exchange.intent?.kind !== 'unknown-id' ? called : undefined;
    return [created, hooked].filter((key) => key !== undefined);
  });
  return new Map([...new Set(keys)].map((key, at) => [key, taskName(at)]));
}

function makeByHook({ api, readTouch, target, names }: Scenery, trace: readonly Exchange[]): readonly Act[] {
  if (target.create.length === 0) return [];
  const born = new Set(trace.map((exchange) => readTouch(exchange).created));
  const [creator] = api.operations.filter(({ lifecycle }) => lifecycle?.creates !== undefined);
  return [...names]
    .filter(([key]) => !born.has(key))
    .map(([, name]): Act => {
      const call = { operation: creator?.key ?? '', creates: name, hook: 0, changes: [] } as const;
      return { do: 'call', call: { ...call, intent: { kind: 'valid' } } };
    });
}

/** A call on a task that another call of its group creates can be sent only when that one is answered. */
function inTurn(
  { readTouch }: Scenery,
  groups: readonly (readonly Exchange[])[],
): readonly (readonly Exchange[])[] {
  return groups.flatMap((group) => {
    const parts: Exchange[][] = [];
    const born = new Set<string>();
    for (const exchange of group) {
      const { created, target } = readTouch(exchange);
      const part = parts.at(-1);
      if (part === undefined || (target !== undefined && born.has(target))) {
        parts.push([exchange]);
        born.clear();
      } else part.push(exchange);
      if (created !== undefined) born.add(created);
    }
    return parts;
  });
}

/** When what came last is read again, in parts of how long it took to come to it: close together first. */
const WATCH = [0.15, 0.15, 0.2, 0.25, 0.35, 0.5, 0.7, 1, 1.3];
/** What is no look at a task, such as a list, may be long. */
const WATCH_LIST = [0.5, 1, 2];
const SHORTEST_WATCH_MS = 400;

/** Reads on what the last act reads; one that is no read is not made again. */
function watchOn(
  { api, target }: Scenery,
  acts: readonly Act[],
  watchMs: number | undefined,
): readonly Act[] {
  const last = acts.at(-1);
  if (watchMs === undefined || last === undefined || !isRead(api, last)) return acts;
  const [wait] = acts.slice(-2, -1);
  const before = wait?.do === 'pause' ? acts.slice(0, -2) : acts.slice(0, -1);
  const wholeMs = Math.max(SHORTEST_WATCH_MS, watchMs * target.timeScale);
  const parts = last.do === 'probe' ? WATCH : WATCH_LIST;
  return [...before, last, ...parts.flatMap((part) => [pause(part * wholeMs), last])];
}

function isRead({ operations }: Api, act: Act): boolean {
  if (act.do !== 'call') return act.do === 'probe';
  const operation = operations.find(({ key }) => key === act.call.operation);
  const { lifecycle, method } = operation ?? {};
  return (
    method === 'GET' &&
    lifecycle?.moves === undefined &&
    lifecycle?.creates === undefined &&
    lifecycle?.bulk !== true
  );
}

function actsOf(scenery: Scenery, groups: readonly (readonly Exchange[])[]): readonly Act[] {
  return groups.flatMap((group, at): readonly Act[] => {
    const [first] = group;
    if (first === undefined) return [];
    const isLast = at === groups.length - 1;
    const acts = group.length > 1 ? [together(scenery, group)] : single(scenery, first, isLast);
    const [act] = acts;
    const before = groups[at - 1]?.map(({ returnMs }) => returnMs) ?? [];
    const gapMs = (first.callMs - Math.max(...before)) * scenery.target.timeScale;
    const isMeant = act !== undefined && act.do !== 'await' && !isPinned(act, scenery, groups[at - 1]);
    const wait = before.length > 0 && gapMs >= GAP_MS && isMeant ? [pause(gapMs)] : [];
    return [...wait, ...acts];
  });
}

/** A call right after the look that found its task in a state: it must not be in another by then. */
function isPinned(act: Act, scenery: Scenery, before: readonly Exchange[] | undefined): boolean {
  const [only] = before ?? [];
  return act.do !== 'probe' && before?.length === 1 && only !== undefined && isLook(scenery, only);
}

function single(scenery: Scenery, exchange: Exchange, isLast: boolean): readonly Act[] {
  const task = nameOf(scenery, scenery.readTouch(exchange).target);
  if (task !== undefined && isLook(scenery, exchange)) {
    const states = shownStates(scenery, exchange);
    return [isLast || states.length === 0 ? { do: 'probe', task } : waitFor(task, states)];
  }
  const call = rebuild(scenery, exchange);
  if (call === undefined) return [];
  return [...(isLast ? [] : waitsForRows(scenery, exchange)), { do: 'call', call }];
}

/** A list that showed tasks in some state shows them so once they are there. */
function waitsForRows({ contract, names, probe }: Scenery, exchange: Exchange): readonly Act[] {
  if (probe === undefined) return [];
  return readRows(contract, exchange).flatMap(({ key, states }) => {
    const task = names.get(key);
    return task === undefined || states.length === 0 ? [] : [waitFor(task, states)];
  });
}

function together(scenery: Scenery, group: readonly Exchange[]): Act {
  const firstMs = group[0]?.callMs ?? 0;
  const calls = group.flatMap((exchange) => {
    const call = rebuild(scenery, exchange);
    return call === undefined ? [] : [{ call, afterMs: Math.round(exchange.callMs - firstMs) }];
  });
  return { do: 'together', calls };
}

function rebuild(
  { api, target, readTouch, names, sharedKeys }: Scenery,
  exchange: Exchange,
): PlannedCall | undefined {
  const operation = api.operations.find(({ key }) => key === exchange.operation);
  if (operation === undefined) return undefined;
  const { target: called, created } = readTouch(exchange);
  const task = called === undefined ? undefined : names.get(called);
  const creates = isCreate(operation) && created !== undefined ? names.get(created) : undefined;
  const tasks = { ...(task === undefined ? {} : { task }), ...(creates === undefined ? {} : { creates }) };
  return callFromExchange({ api, target, operation, sharedKeys }, exchange, tasks);
}

const isCreate = ({ lifecycle }: ApiOperation): boolean => lifecycle?.creates !== undefined;

/** Whether it is what a probe sends: the plain read of a task. */
function isLook(scenery: Scenery, exchange: Exchange): boolean {
  const { contract, probe } = scenery;
  if (probe === undefined || exchange.operation !== probe) return false;
  if (exchange.intent !== undefined && exchange.intent.kind !== 'valid') return false;
  if (exchange.request.method !== contract.operations.get(probe)?.api.method) return false;
  return rebuild(scenery, exchange)?.changes.length === 0;
}

const nameOf = ({ names }: Scenery, key: string | undefined): TaskName | undefined =>
  key === undefined ? undefined : names.get(key);

/** The states that a look shows; none where it shows none. */
function shownStates({ contract }: Scenery, exchange: Exchange): readonly string[] {
  const operation = contract.operations.get(exchange.operation ?? '');
  return operation === undefined ? [] : statesShown(contract, operation, exchange);
}
