import type { BadClient } from '../client-kit.js';
import { awaitRender, readStatus, submitRender } from '../steps.js';

/** Waits with the call that was limited, and goes on with all others. */
export const rateLimitNotShared: BadClient = {
  finding: 'rate-limit-not-shared',
  faults: [
    {
      match: { does: 'read' },
      per: 'rule',
      count: 1,
      fault: { kind: 'too-many-requests', retryAfter: '20s' },
    },
  ],
  prefer: 'dwell=6s',
  run: async (kit) => {
    const limited = await submitRender(kit, 'teapot');
    const other = await submitRender(kit, 'bunny');
    await kit.sleep(3000);
    await readStatus(kit, limited);
    const dueMs = kit.now() + 20_000;
    await awaitRender(kit, other);
    await kit.sleep(Math.max(0, dueMs - kit.now()));
    await awaitRender(kit, limited);
  },
};
