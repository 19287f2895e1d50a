import type { BadClient } from '../client-kit.js';
import { awaitRender, submitOnce } from '../steps.js';

/** Draws a new key for every attempt, which protects from nothing. */
export const retriedSubmitMayDuplicate: BadClient = {
  finding: 'retried-submit-may-duplicate',
  faults: [{ match: { does: 'submit' }, per: 'rule', count: 1, fault: 'answer-lost' }],
  run: async (kit) => {
    const answer = await submitOnce(kit, { key: 'first' }).catch(async () => {
      await kit.sleep(2000);
      return submitOnce(kit, { key: 'second' });
    });
    await awaitRender(kit, String(answer.body['id']));
  },
};
