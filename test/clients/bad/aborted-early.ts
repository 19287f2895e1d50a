import { type BadClient, open } from '../client-kit.js';
import { awaitRender, submitRender } from '../steps.js';

/** Gives a slow server no time to answer. */
export const abortedEarly: BadClient = {
  finding: 'aborted-early',
  faults: [{ match: { does: 'read' }, count: 3, fault: { kind: 'dribble', pieces: 3, over: '300ms' } }],
  run: async (kit) => {
    const id = await submitRender(kit);
    for (const delayMs of [3000, 6000, 12_000]) {
      await kit.sleep(delayMs);
      const patience = new AbortController();
      await open(kit, `GET /v1/renders/${id}`, { signal: patience.signal });
      patience.abort();
    }
    await awaitRender(kit, id);
  },
};
