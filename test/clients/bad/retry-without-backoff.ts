import type { BadClient } from '../client-kit.js';
import { awaitRender, submitRender } from '../steps.js';

/** Comes back after the same three seconds, error after error. */
export const retryWithoutBackoff: BadClient = {
  finding: 'retry-without-backoff',
  faults: [{ match: { does: 'read' }, after: 1, count: 5, fault: { kind: 'server-error', status: 500 } }],
  run: async (kit) => {
    const id = await submitRender(kit);
    await awaitRender(kit, id);
  },
};
