import type { BadClient } from '../client-kit.js';
import { awaitRender, cancelRender, submitRender } from '../steps.js';

/** Cancels when it is done with the task, whatever has become of it. */
export const refusedMove: BadClient = {
  finding: 'refused-move',
  run: async (kit) => {
    const id = await submitRender(kit);
    await awaitRender(kit, id);
    await cancelRender(kit, id);
  },
};
