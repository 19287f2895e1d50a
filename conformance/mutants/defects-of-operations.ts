import type { Check, Operation, Presence, When } from '../../src/lifecycle/model.js';
import { getAt, isAbsent, removeAt, setAt } from '../../src/lifecycle/pointer.js';
import type { Api, ApiOperation } from '../../src/openapi/api.js';
import { operationRule } from '../monitor/rule-id.js';
import { alterValue } from './alter-value.js';
import { breakComparison } from './break-comparison.js';
import { withOperation } from './change-lifecycle.js';
import type { Defect } from './defect.js';
import { retouch, successBody } from './edit-answers.js';
import { pickValue } from './sample-value.js';
import type { Around } from './server.js';

/** What operations do beside moving tasks: echo, merge, save, conditions, comparisons of the whole answer. */
export const defectsOfOperations = (api: Api): readonly Defect[] =>
  api.operations.flatMap((operation) => {
    const { lifecycle: rule } = operation;
    if (rule === undefined) return [];
    return [
      ...echoes(api, rule),
      ...merges(api, rule),
      ...rule.when.flatMap((when) => conditions(api, { operation, when })),
      ...rule.check.flatMap((check) => answerCheck(api, operation, check)),
      ...created(api, operation),
    ];
  });

const answerDefect = (parts: Omit<Defect, 'class' | 'change'>, around: Around): Defect => ({
  class: 'answer',
  ...parts,
  change: { around },
});

function echoes(api: Api, rule: Operation): readonly Defect[] {
  return rule.echo.map(({ at, rule: id }) =>
    answerDefect(
      {
        name: `${rule.key} does not keep ${at.text}`,
        operator: 'echo-broken',
        breaks: `${at.text} is not what the request gave.`,
        ruleMeant: [id],
      },
      retouch(api, () => ({ snapshot }) => {
        const value = getAt(snapshot, at);
        const other = isAbsent(value) ? undefined : alterValue(value);
        return other === undefined ? undefined : { snapshot: setAt(snapshot, at, other) };
      }),
    ),
  );
}

/** The rule without a part of what it does to a task. */
function merges(api: Api, rule: Operation): readonly Defect[] {
  const { merge: _merge, noop: _noop, ...others } = rule;
  const { noop: _unused, ...always } = rule;
  const defect = (parts: Omit<Defect, 'class' | 'change'>, changed: Operation): Defect => ({
    class: 'lifecycle',
    ...parts,
    change: { api: withOperation(api, changed) },
  });
  return [
    ...(rule.save
      ? [
          defect(
            {
              name: `${rule.key} saves nothing`,
              operator: 'save-dropped',
              breaks: `What ${rule.key} replaces is forgotten, so that nothing can bring it back.`,
              ruleMeant: ['operations/*/moves@*'],
            },
            { ...rule, save: false },
          ),
        ]
      : []),
    ...(rule.merge === undefined
      ? []
      : [
          defect(
            {
              name: `${rule.key} merges nothing`,
              operator: 'merge-dropped',
              breaks: `${rule.key} ignores its body.`,
              ruleMeant: [operationRule(rule.key, 'merge'), operationRule(rule.key, 'moves@*')],
            },
            others,
          ),
        ]),
    ...(rule.noop === undefined
      ? []
      : [
          defect(
            {
              name: `${rule.key} accepts what changes nothing`,
              operator: 'noop-accepted',
              breaks: `${rule.key} with the values that are in force already starts the task anew.`,
              ruleMeant: [operationRule(rule.key, 'noop')],
            },
            always,
          ),
        ]),
  ];
}

type Conditional = { readonly operation: ApiOperation; readonly when: When };

/** What holds under a condition on the request, broken on every answer to which it applies. */
function conditions(api: Api, { operation, when }: Conditional): readonly Defect[] {
  const isMeant = (query: string): boolean => {
    const [left, right] = when.if.operands;
    if (left?.kind !== 'query' || right?.kind !== 'literal') return false;
    return new URLSearchParams(query).get(left.name) === right.value;
  };
  const defect = (
    operator: string,
    { rule, pointer }: Presence,
    edit: (snapshot: unknown) => unknown,
  ): Defect =>
    answerDefect(
      {
        name: `${operation.key} ${operator} ${pointer.text} when ${when.if.text}`,
        operator,
        breaks: `${when.if.text} makes no difference to ${pointer.text}.`,
        ruleMeant: [rule],
      },
      retouch(api, () => ({ ask, operation: asked, snapshot }) => {
        if (asked.key !== operation.key || !isMeant(ask.head.query)) return undefined;
        const edited = edit(snapshot);
        return edited === snapshot ? undefined : { snapshot: edited };
      }),
    );
  return [
    ...when.has.map((one) => defect('when-has-broken', one, (snapshot) => removeAt(snapshot, one.pointer))),
    ...when.lacks.map((one) =>
      defect('when-lacks-broken', one, (snapshot) => {
        const value = isAbsent(getAt(snapshot, one.pointer))
          ? pickValue(api, operation, one.pointer)
          : undefined;
        return value === undefined ? snapshot : setAt(snapshot, one.pointer, value);
      }),
    ),
  ];
}

/** A comparison of the whole answer: what it compares with a literal is given another value. */
function answerCheck(api: Api, operation: ApiOperation, { rule, comparison }: Check): readonly Defect[] {
  const [first] = comparison.operands;
  const around: Around = () => (next) => (ask) => {
    const reply = next(ask);
    const body = ask.operation?.key === operation.key ? successBody(reply) : undefined;
    if (body === undefined) return reply;
    if (first?.kind === 'body') {
      return { ...reply, body: JSON.stringify(setAt(body.value, first.pointer, { unexpected: true })) };
    }
    const change = breakComparison(comparison, body.value);
    return change === undefined
      ? reply
      : { ...reply, body: JSON.stringify(setAt(body.value, change.pointer, change.value)) };
  };
  if (api.lifecycle.operations.size === 0) return [];
  return [
    answerDefect(
      {
        name: `${operation.key} breaks ${comparison.text}`,
        operator: 'answer-check-broken',
        breaks: `\`${comparison.text}\` does not hold for answers of ${operation.key}.`,
        ruleMeant: [rule],
      },
      around,
    ),
  ];
}

/** Where the id of a new task should stand there is none, or that of no task. */
function created({ lifecycle }: Api, operation: ApiOperation): readonly Defect[] {
  const { creates, key = operation.key } = operation.lifecycle ?? {};
  if (creates?.kind !== 'pointer') return [];
  const { data } = lifecycle.envelope;
  const at =
    data === undefined
      ? creates.pointer
      : { ...creates.pointer, tokens: [...data.tokens, ...creates.pointer.tokens] };
  const edited =
    (edit: (body: unknown) => unknown): Around =>
    () =>
    (next) =>
    (ask) => {
      const reply = next(ask);
      const body =
        ask.operation === undefined || ask.operation.key !== operation.key ? undefined : successBody(reply);
      return body === undefined ? reply : { ...reply, body: JSON.stringify(edit(body.value)) };
    };
  const ruleMeant = [operationRule(key, 'creates'), `openapi/${key}/answer`];
  return [
    answerDefect(
      {
        name: `${key} gives no id`,
        operator: 'creates-no-id',
        breaks: `The answer of ${key} has no id.`,
        ruleMeant,
      },
      edited((body) => removeAt(body, at)),
    ),
    answerDefect(
      {
        name: `${key} gives the id of no task`,
        operator: 'creates-wrong-id',
        breaks: `The id in the answer of ${key} is not that of the new task.`,
        ruleMeant,
      },
      edited((body) => setAt(body, at, strange(getAt(body, at)))),
    ),
  ];
}

const strange = (id: unknown): unknown =>
  typeof id === 'number'
    ? id + 500_000
    : String(id).replaceAll(/[0-9]/g, (digit) => String(9 - Number(digit)));
