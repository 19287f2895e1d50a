import type { BadClient } from '../client-kit.js';
import { awaitRender, readStatus, submitRender } from '../steps.js';

/** Backs off as it should, but by the clock: what failed together comes back together. */
export const noJitter: BadClient = {
  finding: 'no-jitter',
  faults: [{ match: { does: 'read' }, count: 3, fault: { kind: 'server-error', status: 500 } }],
  run: async (kit) => {
    for (const scene of ['teapot', 'bunny', 'dragon']) {
      const id = await submitRender(kit, scene);
      await kit.sleep(3000);
      for (let delayMs = 1000; (await readStatus(kit, id)) === undefined; delayMs *= 2)
        await kit.sleep(delayMs);
      await awaitRender(kit, id);
    }
  },
};
