import { getAt } from '../../src/lifecycle/pointer.js';
import { isFinal, labelOf } from '../../src/lifecycle/read-state.js';
import type { Api } from '../../src/openapi/api.js';
import { operationRule } from '../monitor/rule-id.js';
import type { Defect } from './defect.js';
import { answered, changed, editRows, type Listed, listedIn } from './list-defect.js';
import type { Around, Ask } from './server.js';

type Filter = Listed['lists']['filter'][number];

/** How the filters of a list can be wrong. */
export const defectsOfFilters = (api: Api): readonly Defect[] =>
  listedIn(api).flatMap((listed) => [
    ...filtering(listed),
    ...listed.lists.filter
      .filter(({ field }) => field.text === api.lifecycle.fields.state?.text)
      .flatMap((filter) => byState(listed, filter)),
    ...limitFirst(listed),
  ]);

function filtering(listed: Listed): readonly Defect[] {
  const { lists, rule } = listed;
  return lists.filter.flatMap((one) => [
    changed(
      listed,
      { ...lists, filter: lists.filter.filter(({ param }) => param !== one.param) },
      {
        name: `${rule.key} ignores ${one.param}`,
        operator: 'filter-broken',
        breaks: `The filter ${one.param} makes no difference.`,
        ruleMeant: [one.rule],
      },
    ),
    answered(
      listed,
      {
        name: `${rule.key} finds nothing by ${one.param}`,
        operator: 'filter-empty',
        breaks: `Whoever filters by ${one.param} gets nothing.`,
        ruleMeant: [one.rule, operationRule(rule.key, 'lists')],
      },
      (shown, ask) => (new URLSearchParams(ask.head.query).has(one.param) ? [] : shown),
    ),
  ]);
}

/** Wrong for some labels only. */
function byState(listed: Listed, { param, rule }: Filter): readonly Defect[] {
  const { lifecycle } = listed.api;
  const states = [...lifecycle.states.values()];
  const labels = states.map((state) => labelOf(state)).filter((label) => label !== undefined);
  const ends = states.filter(({ name }) => isFinal(lifecycle, name)).flatMap((end) => labelOf(end) ?? []);
  const asked = ({ head }: Ask): string | null => new URLSearchParams(head.query).get(param);
  const { key } = listed.rule;
  const unread: Around = () => (next) => (ask) => {
    const value = asked(ask);
    if (ask.operation?.key !== listed.operation.key || value === null || labels.includes(value)) {
      return next(ask);
    }
    return next(without(ask, [param]));
  };
  return [
    ...[...new Set(ends)].map((label) =>
      answered(
        listed,
        {
          name: `${key} finds nothing by ${param}=${label}`,
          operator: 'filter-empty-for-one',
          breaks: `Whoever filters by ${param}=${label} gets nothing.`,
          ruleMeant: [rule, operationRule(key, 'lists')],
        },
        (shown, ask) => (asked(ask) === label ? [] : shown),
      ),
    ),
    {
      name: `${key} gives all by an unknown ${param}`,
      class: 'answer',
      operator: 'filter-unknown-value',
      breaks: `A ${param} that no task can have is taken for none.`,
      ruleMeant: [rule],
      change: { around: unread },
    },
  ];
}

/** The rows are cut off before they are filtered: those that were asked for may lie behind. */
function limitFirst(listed: Listed): readonly Defect[] {
  const { operation, rule, lists } = listed;
  if (lists.limit === undefined || lists.filter.length === 0) return [];
  const around: Around = (inside) => (next) => (ask) => {
    const query = new URLSearchParams(ask.head.query);
    const given = lists.filter.filter(({ param }) => query.has(param));
    if (ask.operation?.key !== operation.key || given.length === 0) return next(ask);
    const unfiltered = without(
      ask,
      given.map(({ param }) => param),
    );
    return editRows(listed, (shown) =>
      shown.filter((row) =>
        given.every(({ param, field }) => String(getAt(row, field)) === query.get(param)),
      ),
    )(inside)(next)(unfiltered);
  };
  return [
    {
      name: `${rule.key} limits before it filters`,
      class: 'answer',
      operator: 'limit-before-filter',
      breaks: 'The limit is applied before the filters.',
      ruleMeant: [operationRule(rule.key, 'lists'), ...lists.filter.map((filter) => filter.rule)],
      change: { around },
    },
  ];
}

function without(ask: Ask, params: readonly string[]): Ask {
  const query = new URLSearchParams(ask.head.query);
  for (const param of params) query.delete(param);
  return { ...ask, head: { ...ask.head, query: String(query) } };
}
