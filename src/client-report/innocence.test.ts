import { expect, test } from 'vitest';
import { innocentPolls } from './innocent-polls.cases.js';
import { innocentRetries } from './innocent-retries.cases.js';
import { findingsOf } from './renders.cases.js';

test.each([...innocentPolls, ...innocentRetries].map((one) => [one.because, one] as const))(
  'nothing is found, for %s',
  (_, { calls, api, dropped }) => {
    expect(findingsOf(calls, api, dropped)).toEqual([]);
  },
);
