import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadAjv } from '../openapi/lazy-packages.js';
import { configSchema } from './config-schema.js';
import { parseConfig } from './parse-config.js';

const { Ajv2020 } = loadAjv();
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true, strictRequired: false });
const fits = ajv.compile(configSchema());

const options = { env: {}, isName: () => true, resolvePath: (path: string) => path };
const problemsOf = (value: unknown) => parseConfig(value, options).problems;

/** What no schema can see: relations between places, and what a text means beyond its form. */
const BEYOND = [
  'unknown-profile',
  'unknown-scenario',
  'taken-name',
  'circle',
  'no-end',
  'duplicate-id',
  'endless-stay',
];

const duration = fc
  .tuple(fc.nat({ max: 99 }), fc.constantFrom('ms', 's', 'm', 'h'))
  .map(([n, unit]) => `${n + 1}${unit}`);
const optional = <T extends Record<string, fc.Arbitrary<unknown>>>(members: T) =>
  fc.record(members, { requiredKeys: [] });
const oddValue = fc.constantFrom<unknown>('', 'x', -1, 0, 1.5, true, null, [], ['a'], {}, { kind: 'time' });

const stay = fc.oneof(
  duration,
  duration.map((max) => `0s..${max}`),
  duration.map((value) => ({ value })),
  duration.map((max) => ({ type: 'uniform', min: '0s', max })),
  fc.record(
    { median: duration, sigma: fc.nat({ max: 3 }), max: duration },
    { requiredKeys: ['median', 'sigma'] },
  ),
  duration.map((p50) => ({ type: 'lognormal', p50, p99: '9d' })),
);
const course = fc.oneof(
  fc.constantFrom<unknown>('time', 'immediate', 'manual', 'hold', { kind: 'manual' }, { kind: 'hold' }),
  fc.nat({ max: 9 }).map((reads) => ({ kind: 'manual', reads: reads + 1 })),
  duration.map((length) => ({ kind: 'script', stays: [{ state: 'a', for: length }, { state: 'b' }] })),
);
const rule = fc.oneof(
  fc.constantFrom<unknown>('latency', { fault: 'reset' }, { fixedDelayMilliseconds: 5 }),
  fc.record({ fault: duration.map((delay) => ({ kind: 'latency', delay })), ttl: duration, after: fc.nat() }),
  fc.record({ match: fc.constantFrom({ does: 'read' }, { state: ['a', 'b'] }), fault: fc.constant('hang') }),
);
const fateMembers = {
  ends: fc.dictionary(fc.constantFrom('a', 'b', 'success'), fc.integer({ min: 1, max: 9 }), { minKeys: 1 }),
  dwell: fc.dictionary(fc.constantFrom('a', 'b', '*'), stay, { minKeys: 1 }),
  progression: course,
  faults: fc.array(rule, { maxLength: 3 }),
};
const soundConfig = optional({
  serve: optional({
    port: fc.nat({ max: 65_535 }),
    clock: fc.oneof(
      fc.constantFrom('real', 'manual', 'auto'),
      duration.map((step) => `step:${step}`),
    ),
    profile: fc.constantFrom('flaky', 'mine'),
    credentials: fc.constantFrom<unknown>('any', 'demo', { a: 'b' }),
    admin: fc.constantFrom<unknown>(false, {}, { port: 1 }, { port: 1, host: '::1', token: 'x' }),
    limits: optional({ body: fc.constantFrom<unknown>(1, '1kb', '1.5 MB'), tasks: fc.constant(1) }),
  }),
  profiles: fc.record({ mine: optional({ ...fateMembers, extends: fc.constantFrom('flaky', 'slow') }) }),
  scenarios: fc.record({ a: optional({ ...fateMembers, match: fc.constantFrom({}, { client: 'x' }) }) }),
  faults: fc.array(rule, { maxLength: 3 }),
});

/** The places of a value, as pointers of keys. */
function placesIn(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([key, one]) => placesIn(one).map((rest) => [key, ...rest]))];
}

/** The value with something else in that place, or with another key there. */
function withOdd(
  value: unknown,
  place: readonly string[],
  odd: { readonly value: unknown; readonly key?: string },
): unknown {
  const [key, ...rest] = place;
  if (key === undefined) {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return odd.key !== undefined && isObject ? { ...value, [odd.key]: odd.value } : odd.value;
  }
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[key] = withOdd(copy[key], rest, odd);
  return copy;
}

test('a file that is right is taken by the schema and by the parser', () => {
  fc.assert(
    fc.property(soundConfig, (value) => {
      expect(problemsOf(value).filter(({ code }) => !BEYOND.includes(code))).toEqual([]);
      expect(fits(value), JSON.stringify(fits.errors)).toBe(true);
    }),
  );
});

test('a file with one odd value is refused by the schema exactly where the parser refuses it', () => {
  const oddity = fc.record(
    { value: oddValue, key: fc.constantFrom('x', 'outcome', 'reads', 'type', 'max', 'count') },
    { requiredKeys: ['value'] },
  );
  fc.assert(
    fc.property(soundConfig, fc.nat(), oddity, (value, at, odd) => {
      const places = placesIn(value);
      const config = withOdd(value, places[at % places.length]!, odd);
      const problems = problemsOf(config).filter(({ code }) => !BEYOND.includes(code));
      expect({ fits: fits(config), problems }).toEqual({ fits: problems.length === 0, problems });
    }),
    { numRuns: 1_000 },
  );
});

test.each<readonly [unknown]>([
  [{ profiles: { a: { outcome: 'x', ends: { y: 1 } } } }],
  [{ profiles: { a: { dwell: { x: 5 } } } }],
  [{ profiles: { a: { dwell: { x: { type: 'fixed', min: '1s', max: '2s' } } } } }],
  [{ profiles: { a: { dwell: { x: { median: '1s', sigma: 1, min: '1s' } } } } }],
  [{ profiles: { a: { progression: 'script' } } }],
  [{ profiles: { a: { progression: { kind: 'script' } } } }],
  [{ profiles: { a: { progression: { kind: 'hold', reads: 1 } } } }],
  [{ profiles: { 'a b': {} } }],
  [{ scenarios: { a: { match: { dose: 'submit' } } } }],
  [{ scenarios: { a: { extends: 'flaky' } } }],
  [{ faults: [{ match: { does: 'read' } }] }],
  [{ faults: ['latncy'] }],
  [{ serve: { admin: { host: '::1' } } }],
])('%j is refused by both', (value) => {
  expect([fits(value), problemsOf(value).length > 0]).toEqual([false, true]);
});

test('every key of the file is described for editors', () => {
  const undescribed: string[] = [];
  const visit = (schema: unknown, path: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { properties = {} } = schema as {
      readonly properties?: Readonly<Record<string, { description?: string }>>;
    };
    for (const [key, one] of Object.entries(properties)) {
      if (one.description === undefined && !path.includes('/fault/')) undescribed.push(`${path}/${key}`);
    }
    for (const [key, one] of Object.entries(schema)) visit(one, `${path}/${key}`);
  };
  visit(configSchema(), '');
  expect(undescribed).toEqual([]);
});
