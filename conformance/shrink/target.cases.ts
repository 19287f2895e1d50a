import { createSecret } from '../target/secret.js';
import type { Target } from '../target/target.js';

/** A target that nothing is sent to. */
export const target: Target = {
  baseUrl: 'http://localhost:1',
  credentials: { key: createSecret('a secret') },
  headers: {},
  create: [],
  workloads: [],
  assumeMinDwell: false,
  slackMs: 0,
  timeScale: 1,
  budget: {
    ...{ timeMs: 1000, requests: 10, tasks: 10, requestsPerSecond: 10, concurrency: 1 },
    ...{ requestTimeoutMs: 1000, maxAnswerBytes: 1000 },
  },
  destructive: false,
  own: false,
  exclude: [],
};
