import type { BadClient } from '../client-kit.js';
import { fetchFile, readStatus, submitRender } from '../steps.js';

/** Sleeps in the branches for the statuses that it knows, and only there. */
export const busyLoopOnUnknownStatus: BadClient = {
  finding: 'busy-loop-on-unknown-status',
  faults: [{ match: { does: 'read' }, after: 1, count: 20, fault: 'unknown-status' }],
  run: async (kit) => {
    const id = await submitRender(kit);
    for (let polls = 0; polls < 100; polls += 1) {
      const status = await readStatus(kit, id);
      if (status === 'done') return fetchFile(kit, id);
      if (status === 'failed' || status === 'cancelled') return;
      if (status === 'queued' || status === 'rendering') await kit.sleep(3000);
    }
  },
};
