import { type BadClient, send } from '../client-kit.js';
import { awaitRender, submitRender } from '../steps.js';

/** Follows redirects by hand, and never counts them. */
export const redirectLoopFollowed: BadClient = {
  finding: 'redirect-loop-followed',
  faults: [{ match: { does: 'read' }, count: 40, fault: { kind: 'redirect', to: 'loop' } }],
  run: async (kit) => {
    const id = await submitRender(kit);
    await kit.sleep(3000);
    let answer = await send(kit, `GET /v1/renders/${id}`, { redirect: 'manual' });
    while (answer.status === 307) answer = await send(kit, `GET /v1/renders/${id}`, { redirect: 'manual' });
    await awaitRender(kit, id);
  },
};
