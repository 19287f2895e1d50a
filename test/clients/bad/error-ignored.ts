import type { BadClient } from '../client-kit.js';
import { readStatus, submitOnce } from '../steps.js';

/** Reads the id out of whatever came back, without a look at the status. */
export const errorIgnored: BadClient = {
  finding: 'error-ignored',
  faults: [{ match: { does: 'submit' }, fault: { kind: 'server-error', status: 500 } }],
  run: async (kit) => {
    const { body } = await submitOnce(kit, { key: 'key' });
    const id = String(body['id']);
    for (let polls = 0; polls < 3; polls += 1) {
      await kit.sleep(3000);
      await readStatus(kit, id);
    }
  },
};
