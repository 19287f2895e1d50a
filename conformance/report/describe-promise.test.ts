import { expect, test } from 'vitest';
import { apiRules } from '../../src/openapi/api-rules.js';
import { builtInNames } from '../../src/openapi/spec-name.js';
import { openApi } from '../../src/start/open-api.js';
import { describePromise } from './describe-promise.js';

test.each(builtInNames)('every rule of %s promises something that can be said', async (name) => {
  const { api } = await openApi(name);
  const dumb = apiRules(api).filter(({ id }) => describePromise(id).startsWith('What the lifecycle'));
  expect(dumb).toEqual([]);
});

test.each([
  ['operations/cancel/else@Processing', 'cancel is refused for a task in Processing and changes nothing.'],
  ['states/Failed/has/~1error', 'A task in Failed has /error.'],
  ['check/0 <= ~1progress <= 1', 'For every task it holds that 0 <= /progress <= 1.'],
  ['security/GET ~1tasks', 'GET /tasks without proper credentials is refused and changes nothing.'],
  ['nothing/of/the/kind', 'What the lifecycle of the document says there.'],
])('%s: %s', (rule, sentence) => {
  expect(describePromise(rule)).toBe(sentence);
});
