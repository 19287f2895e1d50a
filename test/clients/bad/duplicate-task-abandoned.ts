import type { BadClient } from '../client-kit.js';
import { awaitRender, submitOnce } from '../steps.js';

/** Sends the same submit twice, as a double click does, and keeps one of the tasks. */
export const duplicateTaskAbandoned: BadClient = {
  finding: 'duplicate-task-abandoned',
  faults: [{ match: { does: 'submit' }, fault: { kind: 'latency', delay: '50ms' } }],
  run: async (kit) => {
    const [kept] = await Promise.all([submitOnce(kit, { key: 'one' }), submitOnce(kit, { key: 'two' })]);
    await awaitRender(kit, String(kept.body['id']));
  },
};
