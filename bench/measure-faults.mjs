import { RULES } from './fault-rules.mjs';
import { faulty } from './launches.mjs';
import { takeTurns } from './load/take-turns.mjs';
import { launch } from './process/launch.mjs';
import { generateSubject } from './subject.mjs';

/**
 * What a poll costs without fault rules, and with rules that it does not match: about other operations, and about polls
 * with another header, state or task, or a count that is used up.
 * @param {import('./effort.mjs').Effort} effort
 */
export async function measureFaults(effort) {
  const subject = generateSubject(10);
  const sorts = /** @type {const} */ (['none', 'other operations', 'other polls']);
  const servers = [];
  try {
    for (const sort of sorts) servers.push(await launch(faulty(subject, sort)));
    const samples = await takeTurns(servers, effort);
    const rows = sorts.map((sort) => ({ sort, rules: sort === 'none' ? 0 : RULES, ...samples.get(sort) }));
    return { rows };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}
