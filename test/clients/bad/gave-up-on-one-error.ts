import type { BadClient } from '../client-kit.js';
import { fetchFile, readStatus, submitRender } from '../steps.js';

/** Lets a single error end it all. */
export const gaveUpOnOneError: BadClient = {
  finding: 'gave-up-on-one-error',
  faults: [{ match: { does: 'read' }, after: 1, count: 1, fault: { kind: 'server-error', status: 502 } }],
  run: async (kit) => {
    const id = await submitRender(kit);
    for (;;) {
      await kit.sleep(3000);
      const status = await readStatus(kit, id);
      if (status === undefined) return;
      if (status === 'done') return fetchFile(kit, id);
    }
  },
};
