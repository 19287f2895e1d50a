import { expect, test } from 'vitest';
import { ALL_RULES } from './tidy/all-rules.js';
import { readTree } from './tidy/read-tree.js';
import { findBreaches, type Rule, type Sample } from './tidy/rule.js';
import { createSource } from './tidy/source.js';

const tree = readTree(new URL('../', import.meta.url));

const breaches = (rule: Rule, [path, text]: Sample) => findBreaches(rule, [createSource(path, text)]);

for (const rule of ALL_RULES) {
  test(rule.says, () => {
    expect(findBreaches(rule, tree)).toEqual([]);
  });

  test(`the rule "${rule.says}" tells broken from kept`, () => {
    expect(rule.broken.filter((sample) => breaches(rule, sample).length === 0)).toEqual([]);
    expect(rule.kept.flatMap((sample) => breaches(rule, sample))).toEqual([]);
    expect([rule.broken.length, rule.kept.length]).not.toContain(0);
  });
}

test('the tree that is checked is the whole project', () => {
  const paths = tree.map(({ path }) => path);
  expect(paths).toContain('src/lifecycle/model.ts');
  expect(paths).toContain('conformance/monitor/belief.ts');
  expect(paths).toContain('package-lock.json');
  expect(paths.filter((path) => /node_modules|^dist\/|^\.git\//.test(path))).toEqual([]);
});
