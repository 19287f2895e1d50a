import type { BadClient } from '../client-kit.js';
import { awaitRender, fetchFile, submitRender } from '../steps.js';

/** Asks for the file first, and only then whether there is one. */
export const resultBeforeCompletion: BadClient = {
  finding: 'result-before-completion',
  run: async (kit) => {
    const id = await submitRender(kit);
    await fetchFile(kit, id);
    await awaitRender(kit, id);
  },
};
