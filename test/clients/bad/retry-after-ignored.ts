import type { BadClient } from '../client-kit.js';
import { awaitRender, submitRender } from '../steps.js';

/** Takes 429 for a hiccup and polls on as before. */
export const retryAfterIgnored: BadClient = {
  finding: 'retry-after-ignored',
  faults: [{ match: { does: 'read' }, count: 1, fault: { kind: 'too-many-requests', retryAfter: '20s' } }],
  run: async (kit) => {
    const id = await submitRender(kit);
    await awaitRender(kit, id);
  },
};
