import { holds } from '../../src/lifecycle/evaluate-comparison.js';
import type { Pointer } from '../../src/lifecycle/model.js';
import { getAt, type Place } from '../../src/lifecycle/pointer.js';
import { labelsOf } from '../../src/lifecycle/read-state.js';
import { gone, statesOf, type TaskBelief, unmarked } from './belief.js';
import { type Beliefs, beliefOf, isQuiet, taskKey } from './beliefs.js';
import type { Call, Cut } from './call.js';
import { equalsText } from './compare-values.js';
import { onlyKnownParameters, sharesScope } from './list-scope.js';
import type { ListQuery, Row } from './observe-list.js';
import { readFilter } from './read-filter.js';

/** A task that must be in a list and is not, if it is in one of these states. */
export type Missing = {
  readonly key: string;
  readonly id: string;
  readonly listed: ReadonlySet<string>;
  /** The page was cut off, and the task comes before its last row. */
  readonly cut?: Cut;
};

/** `excluded`: the parameters that kept some known task out of the list. */
export type Scan = { readonly missing: readonly Missing[]; readonly excluded: ReadonlySet<string> };

/** `whole`: nothing is cut off. `readable`: every row named its task. `ordered`: no row is out of order. */
export type Page = {
  readonly rows: readonly Row[];
  readonly whole: boolean;
  readonly readable: boolean;
  readonly ordered: boolean;
};

type Wanted = { readonly param: string; readonly field: Pointer; readonly values: readonly string[] };

/**
 * Looks for tasks that the list must have named, among those created last: they certainly exist, pass every filter, and
 * if the page is cut off, come before its last row.
 */
export function findMissingTasks(query: ListQuery, beliefs: Beliefs, page: Page): Scan {
  const { contract, exchange } = query;
  const listed = new Set(page.rows.map(({ id }) => taskKey(id, exchange.namespace)));
  const wanted = wantedOf(query);
  const judged = page.readable && onlyKnownParameters(query) && isClear(query);
  const cut = cutOf(query, page);
  const missing: Missing[] = [];
  const excluded = new Set<string>();
  let recent = beliefs.recent;
  for (let left = contract.listWindow; recent !== undefined && left > 0; left -= 1, recent = recent.earlier) {
    const task = beliefOf(beliefs, recent.key);
    if (task === undefined || task.namespace !== exchange.namespace || !certainlyThere(query, task)) continue;
    for (const one of wanted) if (isExcluded(query, task, one)) excluded.add(one.param);
    if (listed.has(recent.key) || !judged || !sharesScope(query, task)) continue;
    if (!comesBefore(query, task, page)) continue;
    const states = statesThatPass(query, task, wanted);
    if (states.size > 0) missing.push({ key: recent.key, id: task.id, listed: states, ...cut });
  }
  return { missing, excluded };
}

/** Whether every filter was asked for in a way that can be read in one way only. */
const isClear = (query: ListQuery): boolean =>
  query.listing.filter.every(({ param }) => readFilter(query, param).kind !== 'unclear');

function certainlyThere({ contract, exchange }: ListQuery, task: TaskBelief): boolean {
  const call = { callMs: exchange.callMs - contract.staleMs, seq: exchange.seq };
  if (!isQuiet(task, call)) return false;
  return unmarked(task.outcome().now.elements).every(
    ({ state, late }) =>
      state !== gone && late.every((one) => one.call.role !== 'created' && !mayMove(one.call)),
  );
}

const mayMove = ({ operation }: Call): boolean => operation.life.moves !== undefined;

const wantedOf = (query: ListQuery): readonly Wanted[] =>
  query.listing.filter.flatMap(({ param, field }) => {
    const asked = readFilter(query, param);
    return asked.kind === 'values' ? [{ param, field, values: asked.values }] : [];
  });

/** The states in which the task certainly passes every filter; none where it may not pass. */
function statesThatPass(query: ListQuery, task: TaskBelief, wanted: readonly Wanted[]): ReadonlySet<string> {
  const { states, lifecycle } = query.contract;
  const onState = wanted.filter(({ field }) => field.text === lifecycle.fields.state?.text);
  const others = wanted.filter((one) => !onState.includes(one));
  if (!others.every(({ field, values }) => equalsAny(constantOf(query, task, field), values)))
    return new Set();
  const passing = [...states.values()].filter(({ state }) => {
    const [label, ...others] = labelsOf(state);
    return onState.every(
      ({ values }) => label !== undefined && others.length === 0 && values.includes(label),
    );
  });
  return new Set(passing.map(({ state }) => state.name));
}

function isExcluded(query: ListQuery, task: TaskBelief, { field, values }: Wanted): boolean {
  const { lifecycle, states } = query.contract;
  if (field.text !== lifecycle.fields.state?.text) {
    const known = constantOf(query, task, field);
    return known !== undefined && !equalsAny(known, values);
  }
  return statesOf(unmarked(task.outcome().now.elements)).every((name) => {
    const state = states.get(name);
    const shown = [...(state?.steps ?? [])].flatMap((next) => labels(states.get(next)?.state));
    return !shown.some((label) => values.includes(label));
  });
}

const equalsAny = (shown: unknown, values: readonly string[]): boolean =>
  values.some((value) => equalsText(shown, value));

const labels = (state: Parameters<typeof labelsOf>[0] | undefined): readonly string[] =>
  state === undefined ? [] : labelsOf(state);

function cutOf({ listing: { order } }: ListQuery, { rows, whole }: Page): Pick<Missing, 'cut'> {
  if (whole || order === undefined) return {};
  const by = `${order.by.text} ${order.descending ? 'desc' : 'asc'}`;
  return { cut: { rows: rows.length, by, rule: order.rule } };
}

/**
 * Where a page is cut off, only what certainly sorts before its last row must be on it. Where its rows are out of
 * order nothing does.
 */
function comesBefore(query: ListQuery, task: TaskBelief, { rows, whole, ordered }: Page): boolean {
  if (whole) return true;
  if (!ordered) return false;
  const { order } = query.listing;
  const last = rows.at(-1);
  if (order === undefined || last === undefined) return false;
  const key = constantOf(query, task, order.by);
  return key !== undefined && holds(key, order.descending ? '>' : '<', getAt(last.snapshot, order.by));
}

/** What the task shows at the pointer whatever happens; `undefined` where it is not known or not constant. */
function constantOf({ contract }: ListQuery, task: TaskBelief, field: Pointer): unknown {
  const rule = contract.lifecycle.constant.find(({ pointer }) => pointer.text === field.text)?.rule;
  const shown = rule === undefined ? undefined : task.outcome().now.constants.get(rule);
  return (shown?.value as readonly Place[] | undefined)?.[0]?.value;
}
