import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultCatalogue } from './catalogue.js';
import { createFaultBook } from './create-fault-book.js';
import type { FaultRule } from './fault-rule.js';
import { parseFaultRule } from './parse-fault-rule.js';

const NOW = 1_000_000;
const nextId = (kind: string): string => `${kind}-1`;

function ruleFrom(input: unknown, context: { readonly nowMs?: number } = { nowMs: NOW }): FaultRule {
  const read = parseFaultRule(input, { ...context, nextId });
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1));
  return read.value;
}

/** What is wrong with a rule: place, message and hint of each problem in one text. */
function wrongsOf(input: unknown, context: { readonly nowMs?: number } = {}): readonly string[] {
  const read = parseFaultRule(input, { ...context, nextId });
  return read.ok ? [] : read.problems.map(({ at, message, hint }) => `${at}: ${message}. ${hint}`);
}

const plain = { match: {}, probability: 1, after: 0, per: 'task', stealth: false };

test('a bare name is a rule for every request', () => {
  const fault = { kind: 'server-error', status: 503, effect: false };
  expect(ruleFrom('server-error')).toEqual({ ...plain, id: 'server-error-1', fault });
  expect(ruleFrom({ fault: 'server-error' })).toEqual(ruleFrom('server-error'));
  expect(ruleFrom({ fault: { kind: 'server-error' } })).toEqual(ruleFrom('server-error'));
});

test('everything that a rule can say is kept', () => {
  const input = {
    id: 'third-poll',
    match: { does: 'read', state: ['running', 'final'], body: { '/a': 1 } },
    probability: 0.5,
    after: 2,
    count: 1,
    per: 'rule',
    from: 5,
    until: '1970-01-01T00:01:00Z',
    stealth: true,
    fault: { kind: 'latency', delay: '2s' },
  };
  const { from: _, until: __, ...kept } = input;
  expect(ruleFrom(input)).toEqual({
    ...kept,
    fromMs: 5,
    untilMs: 60_000,
    fault: { kind: 'latency', delay: { type: 'fixed', value: 2_000 } },
  });
});

test.each([
  [{ from: '10s' }, { fromMs: NOW + 10_000 }],
  [{ until: '10s' }, { untilMs: NOW + 10_000 }],
  [{ ttl: '10s' }, { untilMs: NOW + 10_000 }],
  [{ ttl: 10 }, { untilMs: NOW + 10 }],
  [{ ttl: '10s', until: '5s' }, { untilMs: NOW + 5_000 }],
  [{ ttl: '10s', until: 7 }, { untilMs: 7 }],
])('%j counts from now on where now is known', (times, expected) => {
  const {
    id: _,
    match,
    probability,
    after,
    per,
    stealth,
    fault: __,
    ...rest
  } = ruleFrom({ fault: 'hang', ...times });
  expect({ match, probability, after, per, stealth }).toEqual(plain);
  expect(rest).toEqual(expected);
});

test.each([
  [{ from: '10s' }, [{ forMs: 10_000, probability: 0 }, { probability: 1 }]],
  [{ ttl: '10s', probability: 0.5 }, [{ forMs: 10_000, probability: 0.5 }, { probability: 0 }]],
  [
    { from: '4s', until: '10s' },
    [{ forMs: 4_000, probability: 0 }, { forMs: 6_000, probability: 1 }, { probability: 0 }],
  ],
])('%j counts from the first request where now is not known', (times, phases) => {
  expect(ruleFrom({ fault: 'hang', ...times }, {}).schedule).toEqual({ phases, repeat: false });
});

test('a schedule is a list of phases that may repeat', () => {
  const schedule = [
    { for: '30s', probability: 0.6 },
    { for: '1m', probability: 0 },
  ];
  expect(ruleFrom({ fault: 'hang', schedule, repeat: true }).schedule).toEqual({
    phases: [
      { forMs: 30_000, probability: 0.6 },
      { forMs: 60_000, probability: 0 },
    ],
    repeat: true,
  });
});

const wrong: readonly [input: unknown, said: string][] = [
  [undefined, ': expected a fault rule, such as'],
  [7, ': expected a fault rule, such as'],
  [{}, ': expected the key "fault", got none'],
  [{ fault: 'latensy' }, '/fault: expected the name of a fault, got "latensy". Did you mean latency?'],
  [
    { fault: { kind: 'resett' } },
    '/fault/kind: expected the name of a fault, got "resett". Did you mean reset?',
  ],
  [{ fault: {} }, '/fault/kind: expected the name of a fault, got none'],
  [
    { fault: { kind: 'latency', dela: 5 } },
    '/fault/dela: expected one of the keys delay, got "dela". Did you mean delay?',
  ],
  [{ fault: { kind: 'latency', delay: '5 s' } }, '/fault/delay: expected a duration such as 200ms, a range'],
  [{ fault: { kind: 'latency', delay: -1 } }, '/fault/delay: expected a duration'],
  [{ fault: { kind: 'latency', delay: '3s..1s' } }, '/fault/delay: expected the shorter end first'],
  [{ fault: { kind: 'latency', delay: { min: 3, max: 1 } } }, '/fault/delay: expected min to be at most max'],
  [{ fault: { kind: 'latency', delay: { p50: '3s', p99: '1s' } } }, '/fault/delay: expected p50 above 0'],
  [{ fault: { kind: 'latency', delay: { p50: '3s' } } }, '/fault/delay: expected the key "p99", got none'],
  [
    { fault: { kind: 'reset', when: 'mid-bod' } },
    '/fault/when: expected one of before-headers, after-headers, mid-body, got "mid-bod". Did you mean mid-body?',
  ],
  [
    { fault: { kind: 'server-error', status: 404 } },
    '/fault/status: expected a whole number from 500 to 599, got 404',
  ],
  [{ fault: { kind: 'maintenance', until: '2025-02-30T00:00:00Z' } }, '/fault/until: expected an instant'],
  [{ fault: { kind: 'progress-over-end', percent: 100 } }, '/fault/percent: expected'],
  [{ fault: 'hang', probabilty: 1 }, '/probabilty: expected one of the keys id, match'],
  [{ fault: 'hang', probability: 2 }, '/probability: expected a number from 0 to 1, got 2'],
  [{ fault: 'hang', per: 'client' }, '/per: expected task or rule, got "client"'],
  [{ fault: 'hang', id: 'a b' }, '/id: expected an id of letters'],
  [{ fault: 'hang', match: { doez: 'read' } }, '/match/doez: expected one of the keys'],
  [{ fault: 'hang', match: { does: 'raed' } }, '/match/does: expected one of submit, read'],
  [
    { fault: 'hang', match: { state: [] } },
    '/match/state: expected a text or a list of texts, got an empty list',
  ],
  [{ fault: 'hang', match: { header: { a: 1 } } }, '/match/header/a: expected a text, * standing'],
  [
    { fault: 'hang', match: { body: { '$.a.b': 1 } } },
    '/match/body/$.a.b: expected a JSON Pointer such as /params/format as key, got "$.a.b". Write /a/b.',
  ],
  [{ fault: 'hang', from: 'soon' }, '/from: expected an instant'],
  [{ fault: 'hang', ttl: 'soon' }, '/ttl: expected a duration'],
  [{ fault: 'hang', schedule: [] }, '/schedule: expected a list of phases'],
  [
    { fault: 'hang', schedule: [{ probability: 1 }, { probability: 0 }] },
    '/schedule/0: expected the key "for" in every phase but the last',
  ],
  [
    { fault: 'hang', schedule: [{ probability: 1 }], repeat: true },
    '/schedule/0: expected the key "for" in every phase of a schedule that repeats',
  ],
  [
    { fault: 'hang', schedule: [{ probability: 1 }], probability: 1 },
    '/probability: expected either a probability or a schedule',
  ],
  [
    { fault: 'hang', schedule: [{ probability: 1 }], ttl: '5s' },
    '/schedule: expected either a schedule or durations',
  ],
];

test.each(wrong)('the rule %j is refused: %s', (input, said) => {
  const wrongs = wrongsOf(input);
  expect(wrongs).toHaveLength(1);
  expect(wrongs[0]).toContain(said);
});

test('everything that is wrong is said at once', () => {
  const wrongs = wrongsOf({ fault: { kind: 'latency', dela: 1, delay: 'x' }, after: -1, match: { a: 1 } });
  expect(wrongs.map((text) => text.split(':')[0])).toEqual([
    '/after',
    '/match/a',
    '/fault/dela',
    '/fault/delay',
  ]);
});

test('what was read is read again as the same, and a book takes it', () => {
  for (const { kind, example } of faultCatalogue.values()) {
    const rule = ruleFrom({ fault: { ...example, kind } });
    expect(ruleFrom({ fault: rule.fault }).fault).toEqual(rule.fault);
    expect(() => createFaultBook().add(rule)).not.toThrow();
  }
});

test('no input makes the parser throw', () => {
  const names = fc.constantFrom(
    'fault',
    'match',
    'type',
    'attributes',
    'request',
    'response',
    'schedule',
    'kind',
    'delayDistribution',
    'from',
    'ttl',
  );
  const input = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.jsonValue({ maxDepth: 1 }),
      fc.constantFrom('reset', 'latency', 'EMPTY_RESPONSE', '5s'),
      fc.dictionary(names, tie('value')),
    ),
  })).value;
  fc.assert(
    fc.property(input, (value) => {
      const read = parseFaultRule(value, { nextId });
      expect(read.ok || read.problems.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});
