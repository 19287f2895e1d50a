import type { BadClient } from '../client-kit.js';
import { awaitRender, readStatus, submitRender } from '../steps.js';

/** Polls on a fixed beat, whether or not the last answer has come. */
export const parallelPolls: BadClient = {
  finding: 'parallel-polls',
  faults: [{ match: { does: 'read' }, count: 3, fault: { kind: 'latency', delay: '50ms' } }],
  run: async (kit) => {
    const id = await submitRender(kit);
    await kit.sleep(3000);
    await Promise.all([readStatus(kit, id), readStatus(kit, id), readStatus(kit, id)]);
    await awaitRender(kit, id);
  },
};
