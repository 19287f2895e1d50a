import { expect, test } from 'vitest';
import type { Action } from './action.js';
import { settleHits } from './settle-hits.js';
import type { Wire } from './wire.js';

const on = (wire: Wire): Action => ({ do: 'wire', wire });
const actions = {
  late: on({ kind: 'delay', ms: 1 }),
  dribble: on({ kind: 'dribble', pieces: 2, overMs: 1 }),
  reset: on({ kind: 'reset', after: 'nothing' }),
  halfReset: on({ kind: 'reset', after: 'headers' }),
  hang: on({ kind: 'hang' }),
  answer: { do: 'answer', answer: { status: 503 } },
  replace: { do: 'replace', answer: { status: 504 } },
  show: { do: 'show', view: { kind: 'unknown' } },
  edit: { do: 'edit', edit: { kind: 'remove', at: 'result' } },
  forget: { do: 'forget-once' },
  before: { do: 'change', when: 'before', change: { kind: 'remove' } },
  after: { do: 'change', when: 'after', change: { kind: 'remove' } },
  headers: { do: 'headers', headers: {} },
} as const satisfies Readonly<Record<string, Action>>;

type Name = keyof typeof actions;

/** Each text is one rule: the names of its actions. */
const settled = (rules: readonly string[]): readonly string[] =>
  settleHits(
    rules.map((rule) => ({ rule, actions: rule.split(' ').map((name) => actions[name as Name]) })),
  ).map(({ rule }) => rule);

test.each([
  [
    ['late', 'dribble'],
    ['late', 'dribble'],
  ],
  [
    ['answer', 'late'],
    ['answer', 'late'],
  ],
  [['answer', 'answer'], ['answer']],
  [['answer', 'replace'], ['answer']],
  [['replace', 'answer'], ['replace']],
  [['answer', 'reset'], ['answer']],
  [['reset', 'answer'], ['reset']],
  [
    ['answer reset', 'late'],
    ['answer reset', 'late'],
  ],
  [['show', 'answer'], ['answer']],
  [['show', 'replace'], ['replace']],
  [['edit', 'hang'], ['hang']],
  [
    ['edit', 'halfReset'],
    ['edit', 'halfReset'],
  ],
  [
    ['show late', 'answer'],
    ['show late', 'answer'],
  ],
  [['forget', 'answer'], ['answer']],
  [
    ['forget', 'replace'],
    ['forget', 'replace'],
  ],
  [
    ['before', 'answer'],
    ['before', 'answer'],
  ],
  [['after', 'answer'], ['answer']],
  [
    ['after', 'reset'],
    ['after', 'reset'],
  ],
  [
    ['headers', 'answer'],
    ['headers', 'answer'],
  ],
  [
    ['show', 'edit'],
    ['show', 'edit'],
  ],
])('of the rules %j these hit: %j', (rules, expected) => {
  expect(settled(rules)).toEqual(expected);
});
