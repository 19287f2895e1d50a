import type { Exchange } from '../../src/exchange/exchange.js';
import { holds } from '../../src/lifecycle/evaluate-comparison.js';
import type { Listing } from '../../src/lifecycle/model.js';
import { getAt } from '../../src/lifecycle/pointer.js';
import { statesShowing } from '../../src/lifecycle/read-state.js';
import { type Beliefs, beliefOf, taskKey } from './beliefs.js';
import { equalsText } from './compare-values.js';
import type { Contract, OperationContract } from './contract.js';
import { violateAnswer } from './explain.js';
import { findMissingTasks, type Missing } from './find-missing.js';
import { mayGoOn, onlyKnownParameters } from './list-scope.js';
import type { Observation } from './observation.js';
import { quoteValue } from './quote-value.js';
import { readPayload, readShownId } from './read-answer.js';
import { readFilter } from './read-filter.js';
import { queryNames, readQuery } from './read-request.js';
import { operationRule } from './rule-id.js';

/** A list as observations: what it says of itself, and of each task it names or should name. */

export type Row = { readonly id: string; readonly snapshot: unknown };

/** The answer of a list operation, to be read. */
export type ListQuery = {
  readonly contract: Contract;
  readonly operation: OperationContract;
  readonly listing: Listing;
  readonly exchange: Exchange;
};

/** What a list says of itself, of the tasks it names, and of those it should name. */
export type ListSeen = {
  readonly observations: readonly Observation[];
  readonly rows: readonly Row[];
  readonly missing: readonly Missing[];
  /** Whether nothing was filtered out or cut off, and every row names its task. */
  readonly all: boolean;
};

/** Reads a list: its order, filters and limit, its rows, and the tasks that are missing from it. */
export function observeList(query: ListQuery, beliefs: Beliefs): ListSeen {
  const { contract, exchange, listing } = query;
  const found = getAt(readPayload(contract.lifecycle, exchange), listing.at);
  if (!Array.isArray(found)) return { observations: [], rows: [], missing: [], all: false };
  const snapshots: readonly unknown[] = found;
  const rows = snapshots.flatMap((snapshot): readonly Row[] => {
    const id = readShownId(contract.lifecycle, snapshot);
    return id === undefined ? [] : [{ id, snapshot }];
  });
  const limit = limitOf(query);
  const fits = listing.limit === undefined || (limit !== undefined && snapshots.length < limit);
  const whole = fits && !mayGoOn(query, snapshots.length);
  const order = judgeOrder(query, snapshots);
  const ordered = order.every(({ kind }) => kind !== 'violated');
  const readable = rows.length === snapshots.length;
  const scan = findMissingTasks(query, beliefs, { rows, whole, readable, ordered });
  const observations = [
    ...judgeDoubles(query, beliefs, rows),
    ...order,
    ...judgeFilters(query, snapshots, scan.excluded),
    ...judgeLimit(query, snapshots.length, limit),
  ];
  const all = whole && readable && isUnfiltered(query) && onlyKnownParameters(query);
  return { observations, rows: distinct(rows), missing: scan.missing, all };
}

function judgeDoubles(query: ListQuery, beliefs: Beliefs, rows: readonly Row[]): readonly Observation[] {
  const { operation, exchange } = query;
  const rule = operationRule(operation.life.key, 'lists');
  const seen = new Set<string>();
  const doubled = rows.find(({ id }) => seen.size === seen.add(id).size);
  if (doubled !== undefined) return [violated(query, rule, `task ${doubled.id} is listed twice`)];
  const known = rows.some(({ id }) => beliefOf(beliefs, taskKey(id, exchange.namespace))?.issued);
  return [held(query, rule, known)];
}

/** Neighbours in order; rows that tie may come either way. */
function judgeOrder(query: ListQuery, snapshots: readonly unknown[]): readonly Observation[] {
  const { order } = query.listing;
  if (order === undefined || snapshots.length < 2) return [];
  const wrong = order.descending ? '<' : '>';
  const keys = snapshots
    .map((snapshot) => getAt(snapshot, order.by))
    .filter((key) => key !== undefined && key !== null);
  const at = keys.findIndex((key, index) => index > 0 && holds(keys[index - 1], wrong, key));
  if (at !== -1) {
    return [
      violated(
        query,
        order.rule,
        `${order.by.text} ${quoteValue(keys[at])} comes after ${quoteValue(keys[at - 1])}`,
      ),
    ];
  }
  const strict = keys.some((key, index) => index > 0 && holds(key, wrong, keys[index - 1]));
  return [held(query, order.rule, strict)];
}

function judgeFilters(
  query: ListQuery,
  snapshots: readonly unknown[],
  excluded: ReadonlySet<string>,
): readonly Observation[] {
  return query.listing.filter.flatMap(({ param, field, rule }) => {
    const asked = readFilter(query, param);
    if (asked.kind !== 'values' || !asked.given) return [];
    const { values } = asked;
    const leak = snapshots.find((snapshot) => {
      const shown = getAt(snapshot, field);
      return values.every((wanted) => !passes(query.contract, { shown, wanted, field: field.text }));
    });
    if (leak === undefined) return [held(query, rule, snapshots.length > 0 && excluded.has(param))];
    return [
      violated(
        query,
        rule,
        `a row has ${quoteValue(getAt(leak, field))} at ${field.text}, ${values.join(' or ')} was asked for`,
      ),
    ];
  });
}

/** Labels that mean the same state pass for each other. */
function passes(
  { lifecycle }: Contract,
  { shown, wanted, field }: { readonly shown: unknown; readonly wanted: string; readonly field: string },
): boolean {
  if (equalsText(shown, wanted)) return true;
  if (field !== lifecycle.fields.state?.text) return false;
  const states = statesShowing(lifecycle, String(shown));
  return statesShowing(lifecycle, wanted).some((state) => states.includes(state));
}

function judgeLimit(query: ListQuery, count: number, limit: number | undefined): readonly Observation[] {
  const rule = query.listing.limit?.rule;
  if (rule === undefined || limit === undefined) return [];
  if (count > limit) return [violated(query, rule, `it has ${count} rows, at most ${limit} may come`)];
  return [held(query, rule, count === limit)];
}

/** How many rows may come at most: what was asked for, else the default, never more than the cap. */
function limitOf({ listing, exchange }: ListQuery): number | undefined {
  const { limit } = listing;
  if (limit === undefined) return undefined;
  const sent = readQuery(exchange.request.url, limit.param);
  const asked = sent === undefined ? limit.default : /^\d+$/.test(sent) ? Number(sent) : undefined;
  if (limit.cap === undefined) return asked;
  return Math.min(asked ?? limit.cap, limit.cap);
}

/** Whether only the limit is asked for, and no filter has a default. */
const isUnfiltered = (query: ListQuery): boolean =>
  queryNames(query.exchange.request.url).every((name) => name === query.listing.limit?.param) &&
  query.listing.filter.every(({ param }) => readFilter(query, param).kind === 'any');

const distinct = (rows: readonly Row[]): readonly Row[] =>
  [...new Map(rows.toReversed().map((row) => [row.id, row])).values()].toReversed();

const held = ({ operation, exchange }: ListQuery, rule: string, definite: boolean): Observation => ({
  kind: definite ? 'held definitely' : 'held ambiguously',
  rule,
  seq: exchange.seq,
  operation: operation.key,
});

const violated = ({ contract, operation, exchange }: ListQuery, rule: string, detail: string): Observation =>
  violateAnswer({ contract, call: { seq: exchange.seq, operation, exchange } }, rule, detail);
