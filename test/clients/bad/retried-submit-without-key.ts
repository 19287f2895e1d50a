import type { BadClient } from '../client-kit.js';
import { awaitRender, submitOnce } from '../steps.js';

/** Sends a submit again whose answer was lost, without a key. */
export const retriedSubmitWithoutKey: BadClient = {
  finding: 'retried-submit-without-key',
  faults: [{ match: { does: 'submit' }, per: 'rule', count: 1, fault: 'answer-lost' }],
  run: async (kit) => {
    const answer = await submitOnce(kit).catch(async () => {
      await kit.sleep(2000);
      return submitOnce(kit);
    });
    await awaitRender(kit, String(answer.body['id']));
  },
};
