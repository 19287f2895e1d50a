import fc from 'fast-check';
import { anyExchange } from '../../src/exchange/any-exchange.cases.js';
import type { CheckReport, FailureReport, RuleReport } from './check-report.js';
import { verdictsByWeight } from './rank-rules.js';

/** Text that a hostile or odd target, document or user can bring in. */
const oddText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
    .map((codes) => String.fromCharCode(...codes)),
  fc.constantFrom(
    ...[
      ']]>',
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      '\u001b[2J',
      '\u0000',
      '&amp;&',
      "' -- ]]]]>",
    ],
    ...[
      '</style><script>',
      '\ud800',
      '\ufffe',
      '\u202eabc',
      'a\r\nb\tc',
      '👩‍👩‍👧‍👦',
      '%',
      '..\\x',
      '${x}',
      'x'.repeat(5000),
    ],
  ),
);

const name = oddText.map((text) => `r${text}`);
const small = fc.nat({ max: 50 });

const anyFailure: fc.Arbitrary<FailureReport> = fc.record(
  {
    rule: name,
    sentence: oddText,
    before: fc.array(oddText, { maxLength: 3 }),
    answer: oddText,
    rules: fc.array(name, { maxLength: 3 }),
    assuming: fc.array(oddText, { maxLength: 2 }),
    afterViolation: fc.boolean(),
    exchanges: fc.array(anyExchange, { maxLength: 3 }),
    curl: oddText,
    reproduced: fc.record({ times: small, tries: small }),
    seed: fc.nat(),
    plan: oddText,
    steps: fc.array(
      fc.record(
        { task: oddText, shown: oddText, believed: fc.array(oddText, { maxLength: 3 }) },
        { requiredKeys: ['believed'] },
      ),
      { maxLength: 3 },
    ),
  },
  {
    requiredKeys: [
      ...(['rule', 'sentence', 'before', 'answer', 'rules', 'assuming', 'afterViolation'] as const),
      ...(['exchanges', 'curl', 'seed', 'plan'] as const),
    ],
  },
);

const anyRule: fc.Arbitrary<RuleReport> = fc.record(
  {
    rule: name,
    pointer: oddText.map((text) => `/${text}`),
    operation: name,
    verdict: fc.constantFrom(...verdictsByWeight),
    level: fc.constantFrom('must' as const, 'should' as const),
    requirements: fc.array(fc.record({ id: oddText, requirement: oddText, source: oddText }), {
      maxLength: 2,
    }),
    ...{ definite: small, ambiguous: small, inconclusive: small, violated: small },
    because: oddText,
    failure: anyFailure,
    isKnown: fc.boolean(),
  },
  {
    requiredKeys: [
      ...(['rule', 'pointer', 'verdict', 'level', 'requirements'] as const),
      ...(['definite', 'ambiguous', 'inconclusive', 'violated'] as const),
    ],
  },
);

/** Reports of every form; what they say need not hold together. */
export const anyReport: fc.Arbitrary<CheckReport> = fc
  .record({
    head: fc.record({ version: oddText, name, title: oddText, target: oddText, again: oddText }),
    rules: fc.array(anyRule, { maxLength: 6 }),
    cells: fc.array(
      fc.record({ operation: name, state: name, certain: fc.boolean(), accepted: small, refused: small }),
      { maxLength: 5 },
    ),
    texts: fc.record({ stale: fc.array(name, { maxLength: 2 }), notes: fc.array(oddText, { maxLength: 3 }) }),
    numbers: fc.record({
      seed: fc.nat(),
      requests: small,
      tasks: small,
      elapsedMs: fc.double({ min: 0, max: 1e9, noNaN: true }),
    }),
    outcome: fc.record(
      {
        strict: fc.boolean(),
        exitCode: fc.constantFrom(0 as const, 1 as const, 3 as const),
        stopped: oddText,
      },
      { requiredKeys: ['strict', 'exitCode'] },
    ),
  })
  .map(({ head, rules, cells, texts, numbers, outcome }) => ({
    tool: 'taskdouble',
    version: head.version,
    api: { name: head.name, title: head.title, version: head.version },
    ...{ target: head.target, again: head.again, startedAt: '2026-01-02T03:04:05.000Z' },
    ...numbers,
    rules,
    counts: Object.fromEntries(
      verdictsByWeight.map((verdict) => [verdict, rules.filter((rule) => rule.verdict === verdict).length]),
    ) as CheckReport['counts'],
    warnings: 0,
    known: 0,
    operations: cells.map(({ operation }) => operation),
    states: cells.map(({ state }) => ({ state, seen: 'possibly' as const })),
    cells,
    ...texts,
    skipped: { budget: 2 },
    ...outcome,
  }));
