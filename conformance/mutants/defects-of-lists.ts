import { escapeToken, getAt, setAt } from '../../src/lifecycle/pointer.js';
import { isFinal, labelOf } from '../../src/lifecycle/read-state.js';
import type { Api } from '../../src/openapi/api.js';
import { operationRule } from '../monitor/rule-id.js';
import { alterValue } from './alter-value.js';
import type { Defect } from './defect.js';
import { retouch } from './edit-answers.js';
import { answered, changed, type Listed, listedIn, type Said } from './list-defect.js';
import type { Around, Ask } from './server.js';

/** How a list can be wrong: its order, limits, and its rows. */
export const defectsOfLists = (api: Api): readonly Defect[] =>
  listedIn(api).flatMap((listed) => [...ordering(listed), ...limiting(listed), ...rows(listed)]);

function ordering(listed: Listed): readonly Defect[] {
  const { lists, rule } = listed;
  const { order } = lists;
  if (order === undefined) return [];
  const said = (name: string, breaks: string): Said => ({
    name: `${rule.key} ${name}`,
    operator: 'order-broken',
    breaks,
    ruleMeant: [order.rule],
  });
  return [
    changed(
      listed,
      { ...lists, order: { ...order, descending: !order.descending } },
      said('in reverse order', 'The rows come in reverse order.'),
    ),
    answered(listed, said('out of order', 'The last row comes first.'), (shown) =>
      shown.length < 2 ? shown : [...shown.slice(-1), ...shown.slice(0, -1)],
    ),
  ];
}

function limiting(listed: Listed): readonly Defect[] {
  const { lists, rule } = listed;
  const { limit } = lists;
  if (limit === undefined) return [];
  const { default: standard, ...unbounded } = limit;
  const said = (name: string, breaks: string): Said => ({
    name: `${rule.key} ${name}`,
    operator: 'limit-broken',
    breaks,
    ruleMeant: [limit.rule, operationRule(rule.key, 'lists')],
  });
  const asked = ({ head }: Ask): number =>
    Number(new URLSearchParams(head.query).get(limit.param) ?? Number.NaN);
  return [
    changed(
      listed,
      { ...lists, limit: { ...unbounded, param: `${limit.param}-unread` } },
      said(`ignores ${limit.param}`, `${limit.param} makes no difference, and no limit is in force.`),
    ),
    answered(
      listed,
      said(`gives one row less than ${limit.param}`, 'A list that reaches its limit is one row short.'),
      (shown, ask) => (shown.length > 0 && shown.length === asked(ask) ? shown.slice(0, -1) : shown),
    ),
    ...(standard === undefined
      ? []
      : [
          assuming(listed, said('has no default limit', 'Without a limit all rows come.'), standard * 1_000),
          assuming(
            listed,
            said('has a smaller default limit', `Without a limit only ${smaller(standard)} rows come.`),
            smaller(standard),
          ),
        ]),
  ];
}

const smaller = (standard: number): number => Math.max(1, Math.floor(standard / 5));

/** As if the request had asked for so many rows, where it gives no limit; the document's own default is none then. */
function assuming({ operation, lists }: Listed, said: Said, count: number): Defect {
  const { param = '' } = lists.limit ?? {};
  const around: Around = () => (next) => (ask) => {
    const query = new URLSearchParams(ask.head.query);
    if (ask.operation?.key !== operation.key || query.has(param)) return next(ask);
    query.set(param, String(count));
    return next({ ...ask, head: { ...ask.head, query: String(query) } });
  };
  return { class: 'answer', change: { around }, ...said };
}

const rows = (listed: Listed): readonly Defect[] => [...membersOf(listed), ...contentsOf(listed)];

const saidOf =
  ({ rule }: Listed) =>
  (operator: string, name: string, breaks: string): Said => ({
    name: `${rule.key} ${name}`,
    operator,
    breaks,
    ruleMeant: [operationRule(rule.key, 'lists')],
  });

/** Which tasks are in the list. */
function membersOf(listed: Listed): readonly Defect[] {
  const { lifecycle } = listed.api;
  const { id, state } = lifecycle.fields;
  const said = saidOf(listed);
  const ends = [...lifecycle.states.values()].filter(({ name }) => isFinal(lifecycle, name));
  const labels = ends.map((end) => labelOf(end) ?? end.name);
  const isOver = (row: unknown): boolean => state !== undefined && labels.includes(String(getAt(row, state)));
  return [
    answered(
      listed,
      said('rows-missing', 'leaves the last row out', 'The last row of every list is missing.'),
      (shown) => (shown.length > 1 ? shown.slice(0, -1) : shown),
    ),
    answered(
      listed,
      said('rows-missing-final', 'leaves finished tasks out', 'Finished tasks are in no list.'),
      (shown) => shown.filter((row) => !isOver(row)),
    ),
    answered(listed, said('rows-doubled', 'doubles a row', 'The first row comes twice.'), (shown) => [
      ...shown.slice(0, 1),
      ...shown,
    ]),
    answered(
      listed,
      said('rows-stranger', 'has a row of no task', 'A list has a row whose id belongs to no task.'),
      (shown) => {
        const [first] = shown;
        if (first === undefined || id === undefined) return shown;
        return [...shown, setAt(first, id, alterFar(getAt(first, id)))];
      },
    ),
  ];
}

/** What the rows say of their tasks. */
function contentsOf(listed: Listed): readonly Defect[] {
  const { api, operation, rule } = listed;
  const { state, created } = api.lifecycle.fields;
  const said = saidOf(listed);
  const stale = said(
    'rows-stale',
    'shows states that are 30 seconds old',
    'The states in lists are those of 30 seconds ago.',
  );
  const other = said(
    'rows-inconsistent',
    'shows other times of creation',
    'The times of creation in lists are not those of the tasks.',
  );
  return [
    ...(state === undefined
      ? []
      : [{ class: 'answer' as const, ...stale, change: { around: staleRows(listed) } }]),
    ...(created === undefined
      ? []
      : [
          {
            class: 'answer' as const,
            ...other,
            ruleMeant: [`constant/${escapeToken(created.text)}`, operationRule(rule.key, '*')],
            change: {
              around: retouch(api, () => ({ snapshot, operation: asked }) => {
                const value = asked.key === operation.key ? alterValue(getAt(snapshot, created)) : undefined;
                return value === undefined ? undefined : { snapshot: setAt(snapshot, created, value) };
              }),
            },
          },
        ]),
  ];
}

const alterFar = (id: unknown): unknown => (typeof id === 'number' ? id + 700_000 : alterValue(id));

const STALE_MS = 30_000;

/** Each row shows the label that its task had half a minute ago, or at its creation. */
const staleRows = ({ api, operation }: Listed): Around =>
  retouch(api, ({ situation, world }) => ({ id, ask, snapshot, operation: asked }) => {
    const { state } = api.lifecycle.fields;
    const task = world.store.get(id);
    if (asked.key !== operation.key || state === undefined || task === undefined) return undefined;
    const past = situation(id, Math.max(task.createdMs, ask.nowMs - STALE_MS));
    const known = past && api.lifecycle.states.get(past.state);
    const label = known && labelOf(known);
    return label === undefined ? undefined : { snapshot: setAt(snapshot, state, label) };
  });
