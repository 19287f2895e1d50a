import type { BadClient } from '../client-kit.js';
import { awaitRender, submitRender } from '../steps.js';

/** Forgets the task that it submitted. */
export const unusedTask: BadClient = {
  finding: 'unused-task',
  run: async (kit) => {
    await submitRender(kit, 'teapot');
    await kit.sleep(120_000);
    await awaitRender(kit, await submitRender(kit, 'bunny'));
  },
};
