import { expect, test } from 'vitest';
import { ruleGlobMatches } from '../../src/lifecycle/rule-glob.js';
import { apiRules } from '../../src/openapi/api-rules.js';
import { builtInNames } from '../../src/openapi/spec-name.js';
import { benignVariantsOf } from './benign-variants.js';
import { matrixFacts } from './matrix-facts.js';
import { mutantsOf } from './mutants.js';
import { survivors } from './survivors.js';
import { apiOf } from './trial.js';

const apis = await Promise.all(builtInNames.map(apiOf));
const servers = apis.map((api) => ({ api, mutants: mutantsOf(api), benign: benignVariantsOf(api) }));

test('there are at least 150 mutants, and 40 of each API', () => {
  const counts = servers.map(({ mutants }) => mutants.length);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(150);
  for (const count of counts) expect(count).toBeGreaterThanOrEqual(40);
});

test.each(servers.map((one) => [one.api.name, one] as const))(
  '%s: no two servers have one name',
  (_, one) => {
    const names = [...one.mutants, ...one.benign].map(({ name }) => name);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  },
);

test.each(servers.map((one) => [one.api.name, one] as const))(
  '%s: every mutant is meant for a rule that the API has',
  (_, { api, mutants }) => {
    const rules = apiRules(api).map(({ id }) => id);
    const idle = mutants.filter(
      ({ ruleMeant, equivalent }) =>
        equivalent === undefined && !ruleMeant.some((glob) => rules.some((id) => ruleGlobMatches(glob, id))),
    );
    expect(idle.map(({ name, ruleMeant }) => `${name}: ${ruleMeant.join(', ')}`)).toEqual([]);
  },
);

test('every mutant says what it does in one sentence', () => {
  const said = servers.flatMap(({ mutants }) => mutants.map(({ breaks }) => breaks));
  expect(said.filter((sentence) => !/^.{8,200}\.$/s.test(sentence))).toEqual([]);
});

test('every explanation of a survivor is about a mutant that there is', () => {
  const mutants = servers.flatMap((one) => one.mutants);
  const idle = survivors.filter(
    ({ api, name }) =>
      !mutants.some((mutant) => ruleGlobMatches(api, mutant.api) && ruleGlobMatches(name, mutant.name)),
  );
  expect(idle).toEqual([]);
});

test('the facts of a matrix are those of the APIs that are asked for', async () => {
  const { mutants, rules } = await matrixFacts(['trace']);
  expect(mutants.map(({ name }) => name)).toEqual(
    servers.find(({ api }) => api.name === 'trace')!.mutants.map(({ name }) => name),
  );
  expect([...rules.keys()]).toEqual(['trace']);
  expect(mutants.every((mutant) => !('start' in mutant))).toBe(true);
});
