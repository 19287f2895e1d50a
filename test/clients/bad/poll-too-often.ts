import type { BadClient } from '../client-kit.js';
import { fetchFile, readStatus, submitRender } from '../steps.js';

/** Polls five times faster than the document asks. */
export const pollTooOften: BadClient = {
  finding: 'poll-too-often',
  run: async (kit) => {
    const id = await submitRender(kit);
    let status: string | undefined = 'queued';
    while (status === 'queued' || status === 'rendering') {
      await kit.sleep(400);
      status = await readStatus(kit, id);
    }
    if (status === 'done') await fetchFile(kit, id);
  },
};
