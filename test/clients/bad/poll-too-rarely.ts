import type { BadClient } from '../client-kit.js';
import { cancelRender, readStatus, submitRender } from '../steps.js';

/** Looks every ten minutes, however soon the task may be done. */
export const pollTooRarely: BadClient = {
  finding: 'poll-too-rarely',
  prefer: 'progression=hold',
  run: async (kit) => {
    const id = await submitRender(kit);
    for (let polls = 0; polls < 5; polls += 1) {
      await kit.sleep(600_000);
      await readStatus(kit, id);
    }
    await cancelRender(kit, id);
  },
};
