import { type BadClient, send } from '../client-kit.js';
import { awaitRender, readStatus, submitRender } from '../steps.js';

/** Deletes the task and goes on looking at it. */
export const pollAfterGone: BadClient = {
  finding: 'poll-after-gone',
  run: async (kit) => {
    const id = await submitRender(kit);
    await awaitRender(kit, id);
    await send(kit, `DELETE /v1/renders/${id}`);
    for (let polls = 0; polls < 8; polls += 1) {
      await kit.sleep(3000);
      await readStatus(kit, id);
    }
  },
};
