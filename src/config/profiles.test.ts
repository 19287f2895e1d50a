import { expect, test } from 'vitest';
import { faultCatalogue } from '../faults/catalogue.js';
import { parseFaultRule } from '../faults/parse-fault-rule.js';
import { builtInProfiles, resolveProfile } from './profiles.js';

const rules = builtInProfiles.flatMap(({ name, faults }) => faults.map((rule) => ({ name, rule })));

test.each(rules)('the rule $rule.id of $name is one that a file could say', ({ rule }) => {
  const { schedule, probability: share, ...rest } = rule;
  const phases = schedule?.phases.map(({ forMs, probability }) => ({
    ...(forMs !== undefined && { for: forMs }),
    probability,
  }));
  const written = { ...rest, ...(phases === undefined ? { probability: share } : { schedule: phases }) };
  expect(parseFaultRule(written, { nextId: () => 'none' })).toMatchObject({
    ok: true,
    value: { ...rule, fault: { kind: rule.fault.kind } },
  });
});

test('no rule of a profile hides another', () => {
  for (const { faults } of builtInProfiles) {
    expect(new Set(faults.map(({ id }) => id)).size).toBe(faults.length);
  }
});

test('but for hostile the profiles only do what the surroundings do', () => {
  const families = (name: string) =>
    new Set(resolveProfile(name)!.faults.map(({ fault }) => faultCatalogue.get(fault.kind)!.family));
  for (const { name } of builtInProfiles) expect(families(name).has('contract')).toBe(name === 'hostile');
});

test('a profile of your own goes before the built-in ones', () => {
  const own = { name: 'flaky', fate: {}, faults: [] };
  expect(resolveProfile('flaky', [own])).toBe(own);
  expect(resolveProfile('flaky')?.faults).not.toEqual([]);
  expect(resolveProfile('flakey', [own])).toBeUndefined();
});
