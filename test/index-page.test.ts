import { afterAll, beforeAll, expect, it } from 'vitest';
import { walkLines } from '../src/simulator/walk-lines.js';
import { type RunningSimulator, startSimulator } from '../src/start/start-simulator.js';

let sim: RunningSimulator;
let page: string;

beforeAll(async () => {
  sim = await startSimulator({
    spec: ['docling', 'chunkr', 'trace', 'literature', 'factpulse'],
    clock: 'manual',
    credentials: { api_key: '<b>"&\'' },
  });
  page = await (await fetch(`${sim.url}/`)).text();
});
afterAll(() => sim.close());

const decode = (html: string): string =>
  html.replace(
    /&(lt|gt|quot|#39|amp);/g,
    (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '',
  );

it('every address on the page is answered, and none leads elsewhere', async () => {
  const addresses = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, address]) => decode(address ?? ''));
  const own = addresses.filter((address) => address.startsWith('/'));
  expect(addresses.filter((address) => !/^[/#]|^data:,$/.test(address))).toEqual([]);
  expect(own.length).toBeGreaterThanOrEqual(10);
  for (const address of new Set(own)) {
    expect([address, (await fetch(sim.url + address)).status]).toEqual([address, 200]);
  }
  for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${id}"`);
});

it('the lines to copy are those that walk a task, credentials and all', () => {
  const shown = [...page.matchAll(/<pre><code>([^<]*)<\/code>/g)].map(([, line]) => decode(line ?? ''));
  const lines = sim.mounts.flatMap(({ prefix, simulator: { api, machine } }) => {
    const walk = walkLines(api, sim.url + prefix, machine.credentials);
    return [walk?.submit, walk?.poll, walk?.result].filter((line) => line !== undefined);
  });
  expect(shown).toEqual(lines);
  expect(lines.length).toBeGreaterThanOrEqual(11);
  expect(page).not.toContain('<b>"');
});

it('says of each operation in which states of a task it is not refused', () => {
  const rows = [...page.matchAll(/<tr><td>(.*?)<\/td><td>.*?<\/td><td[^>]*>(.*?)<\/td><\/tr>/g)].map(
    ([, name, states]) => [decode((name ?? '').replace(/<[^>]+>/g, '')), states],
  );
  expect(rows).toContainEqual(['GET /api/v1/task/{task_id}/cancel', 'Starting, Requeued']);
  expect(rows).toContainEqual(['GET /api/v1/task/{task_id}', 'any']);
  expect(rows).toContainEqual(['POST /api/v1/task/parse', 'a new task']);
});
