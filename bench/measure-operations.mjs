import { standalone } from './launches.mjs';
import { takeTurns } from './load/take-turns.mjs';
import { launch } from './process/launch.mjs';
import { generateSubject } from './subject.mjs';

/**
 * What a poll costs with few and with many operations in the document.
 * @param {import('./effort.mjs').Effort} effort
 */
export async function measureOperations(effort) {
  const servers = [];
  try {
    for (const count of [10, effort.manyOperations]) {
      const options = { name: `${count} operations`, args: ['--profile', 'lifecycle'] };
      servers.push(await launch(standalone(generateSubject(count), options)));
    }
    const samples = await takeTurns(servers, effort);
    const [few, many] = servers.map((server) => samples.get(server.name));
    return { few: { operations: 10, ...few }, many: { operations: effort.manyOperations, ...many } };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}
