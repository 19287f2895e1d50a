import type { BadClient } from '../client-kit.js';
import { awaitRender, submitRender } from '../steps.js';

/** Tries an expired token again and again. */
export const unauthorizedRepeated: BadClient = {
  finding: '401-repeated',
  faults: [{ match: { does: 'read' }, after: 1, count: 5, fault: 'unauthorized' }],
  run: async (kit) => {
    const id = await submitRender(kit);
    await awaitRender(kit, id);
  },
};
