import { createTask } from './create-tasks.mjs';
import { baseline, EXPRESS, isBuilt, PRISM, prism, STANDALONE, standalone } from './launches.mjs';
import { median } from './median.mjs';
import { startNode, stop } from './process/children.mjs';

/**
 * Milliseconds from the start of the process to its first answer: of the constant for bare Express, to the first
 * create for the others.
 * @param {import('./subject.mjs').Subject} subject
 * @param {import('./effort.mjs').Effort} effort
 */
export async function measureStart(subject, { starts }) {
  const createFirst = async (/** @type {string} */ url) => {
    await createTask(url, subject);
  };
  const contenders = [
    { name: EXPRESS, launch: async () => baseline(EXPRESS, '{}'), call: callConstant },
    { name: PRISM, launch: () => prism(subject), call: createFirst },
    ...(isBuilt() ? [{ name: STANDALONE, launch: async () => standalone(subject), call: createFirst }] : []),
  ];
  /** @type {Map<string, number[]>} */
  const times = new Map(contenders.map(({ name }) => [name, []]));
  for (let run = 0; run < starts; run += 1) {
    for (const { name, launch, call } of contenders)
      times.get(name)?.push(await timeStart(await launch(), call));
  }
  return [...times].map(([name, taken]) => ({ name, milliseconds: median(taken) }));
}

/**
 * @param {import('./process/launch.mjs').Launch} launch
 * @param {(url: string) => Promise<void>} call
 */
async function timeStart({ args, env, ready }, call) {
  const startedAt = performance.now();
  const child = startNode(args, env);
  try {
    await call(await ready(child));
    return performance.now() - startedAt;
  } finally {
    await stop(child);
  }
}

/** @param {string} url */
async function callConstant(url) {
  const response = await fetch(new URL('/task/1', url));
  await response.arrayBuffer();
}
