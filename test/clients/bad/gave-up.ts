import type { BadClient } from '../client-kit.js';
import { cancelRender, readStatus, submitRender } from '../steps.js';

/** Looks twice, loses patience, and leaves the task to itself. */
export const gaveUp: BadClient = {
  finding: 'gave-up',
  prefer: 'progression=hold',
  run: async (kit) => {
    const id = await submitRender(kit, 'teapot');
    await kit.sleep(3000);
    await readStatus(kit, id);
    await kit.sleep(2000);
    await readStatus(kit, id);
    await kit.sleep(120_000);
    const next = await submitRender(kit, 'bunny');
    await cancelRender(kit, next);
  },
};
