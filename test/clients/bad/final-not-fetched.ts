import type { BadClient } from '../client-kit.js';
import { readStatus, submitRender } from '../steps.js';

/** Waits until the render is done, and leaves the file where it is. */
export const finalNotFetched: BadClient = {
  finding: 'final-not-fetched',
  run: async (kit) => {
    const id = await submitRender(kit);
    do await kit.sleep(3000);
    while ((await readStatus(kit, id)) !== 'done');
  },
};
