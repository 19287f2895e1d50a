import type { BadClient } from '../client-kit.js';
import { fetchFile, readStatus, submitRender } from '../steps.js';

/** Knows how success looks, and waits for it for ever. */
export const pollAfterFinal: BadClient = {
  finding: 'poll-after-final',
  prefer: 'outcome=failed',
  run: async (kit) => {
    const id = await submitRender(kit);
    for (let polls = 0; polls < 30; polls += 1) {
      await kit.sleep(3000);
      if ((await readStatus(kit, id)) === 'done') return fetchFile(kit, id);
    }
  },
};
