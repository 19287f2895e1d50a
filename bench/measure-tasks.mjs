import { standalone } from './launches.mjs';
import { takeTurns } from './load/take-turns.mjs';
import { launch } from './process/launch.mjs';

const FEW = 10;

/**
 * What a poll costs with few and with many waiting tasks, and what a waiting task weighs.
 * @param {import('./subject.mjs').Subject} subject
 * @param {import('./effort.mjs').Effort} effort
 */
export async function measureTasks(subject, effort) {
  const start = (/** @type {number} */ count) =>
    launch(
      standalone(subject, {
        name: `${count} tasks`,
        args: [
          '--profile',
          'lifecycle',
          '--preload',
          String(count),
          '--max-tasks',
          String(effort.manyTasks * 2),
        ],
      }),
      ['--expose-gc'],
    );
  const few = await start(FEW);
  const many = await start(effort.manyTasks).catch(async (error) => {
    await few.stop();
    throw error;
  });
  try {
    const [light, heavy] = [await few.memory(), await many.memory()];
    const samples = await takeTurns([few, many], effort);
    return {
      few: { tasks: FEW, ...samples.get(few.name) },
      many: { tasks: effort.manyTasks, ...samples.get(many.name) },
      heapBytesPerTask: (heavy.heap - light.heap) / (effort.manyTasks - FEW),
      residentBytesPerTask: (heavy.resident - light.resident) / (effort.manyTasks - FEW),
    };
  } finally {
    await Promise.all([few.stop(), many.stop()]);
  }
}
