import { type BadClient, send } from '../client-kit.js';
import { awaitRender, submitRender } from '../steps.js';

/** Takes a redirect for an error. */
export const redirectNotFollowed: BadClient = {
  finding: 'redirect-not-followed',
  faults: [{ match: { does: 'read' }, count: 1, fault: 'redirect' }],
  run: async (kit) => {
    const id = await submitRender(kit);
    await kit.sleep(3000);
    const { status } = await send(kit, `GET /v1/renders/${id}`, { redirect: 'manual' });
    if (status === 200) await awaitRender(kit, id);
  },
};
