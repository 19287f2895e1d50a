import type { BadClient } from '../client-kit.js';
import { cancelRender, readStatus, submitRender } from '../steps.js';

/** Has no deadline: polls a task that hangs for hours. */
export const neverGaveUp: BadClient = {
  finding: 'never-gave-up',
  prefer: 'progression=hold',
  run: async (kit) => {
    const id = await submitRender(kit);
    for (let polls = 0; polls < 150; polls += 1) {
      await kit.sleep(30_000);
      await readStatus(kit, id);
    }
    await cancelRender(kit, id);
  },
};
