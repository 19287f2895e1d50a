import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { faultCatalogue } from './catalogue.js';
import { faultRuleSchema } from './fault-rule-schema.js';
import { parseFaultRule } from './parse-fault-rule.js';

const isValid = new Ajv2020({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(
  faultRuleSchema,
);

const rules: readonly unknown[] = [
  { fault: 'reset' },
  {
    fault: { kind: 'latency', delay: { p50: '80ms', p99: '2s' } },
    match: { does: 'read', state: ['a'] },
    after: 2,
    count: 1,
  },
  { fault: 'EMPTY_RESPONSE', probability: 0.5 },
  { request: { method: 'GET' }, response: { fixedDelayMilliseconds: 5 } },
  { type: 'latency', attributes: { latency: 5 }, toxicity: 0.5 },
  { fault: 'hang', schedule: [{ for: '30s', probability: 1 }, { probability: 0 }] },
  { fault: 'hang', from: '10s', until: '2025-01-01T00:00:00Z', ttl: 5 },
  { fault: 'resett' },
  { fault: { kind: 'latency', delai: 5 } },
  { fault: { kind: 'latency', delay: 'long' } },
  { fault: 'hang', probability: 2 },
  { fault: 'hang', match: { doez: 'read' } },
  { type: 'latensy' },
  { type: 'latency', stream: 'upstream' },
  { response: { body: 'x' } },
  {},
  7,
];

test.each(rules)('schema and parser agree on %j', (rule) => {
  expect(isValid(rule)).toBe(parseFaultRule(rule, { nextId: () => 'r' }).ok);
});

test('the schema takes the example of every fault, and no parameter that the fault does not have', () => {
  for (const { kind, example } of faultCatalogue.values()) {
    expect(isValid({ fault: { kind, ...example } }), kind).toBe(true);
    expect(isValid({ fault: { kind, ...example, 'no-such': 1 } }), kind).toBe(false);
  }
});

test('every parameter says what it is for, and its default is one that it takes', () => {
  for (const { kind, says, parameters } of faultCatalogue.values()) {
    expect(says, kind).toMatch(/^[A-Z].*\.$/);
    for (const [name, { description = '', default: preset }] of Object.entries(parameters.properties ?? {})) {
      expect(description, `${kind}.${name}`).toMatch(/^[A-Z].*\.$/);
      if (preset !== undefined)
        expect(isValid({ fault: { kind, [name]: preset } }), `${kind}.${name}`).toBe(true);
    }
  }
});
