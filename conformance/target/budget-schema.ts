import { closedObject, type JsonSchema } from '../../src/lifecycle/schema-parts.js';
import { ref } from './schema-ref.js';

const whole = (min: number, max: number, description: string): JsonSchema => ({
  title: `a whole number from ${min} to ${max}`,
  description,
  type: 'integer',
  minimum: min,
  maximum: max,
});

/** How much a check may do, with its defaults: see `default-budget.ts`. */
export const budgetSchema: JsonSchema = closedObject(
  {
    time: ref(
      'duration',
      'How long requests are sent. Default: 1m, or four times the longest way through the lifecycle by its usual `dwell` (divided by timeScale) where that is longer, but not more than 30m.',
    ),
    requests: whole(1, 10_000_000, 'Requests of the search. Default: 5000.'),
    tasks: whole(1, 1_000_000, 'Tasks created in the search. Default: 500.'),
    requestsPerSecond: {
      title: 'a number above 0',
      description: 'Requests a second. Default: 20; 500 where baseUrl is this machine (localhost).',
      type: 'number',
      exclusiveMinimum: 0,
    },
    concurrency: whole(
      1,
      1000,
      'Requests under way at once. Races need at least 2. Default: 4; 8 where baseUrl is this machine.',
    ),
    requestTimeout: ref(
      'duration',
      'For one request, from its sending to the last byte of its answer. Default: 10s.',
    ),
    maxAnswer: ref(
      'size',
      'The longest body of an answer; a longer one is cut off and counts as lost. Default: 10mb.',
    ),
  },
  {
    title: 'a budget, such as {time: 2m, requests: 2000}',
    description:
      'How much a check may do. The first bound that is reached ends its search; trying failures again has what is left of time, requests and tasks, at least a quarter of each.',
  },
);
