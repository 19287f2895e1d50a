import { expect, it } from 'vitest';
import { loadApi } from '../../src/openapi/load-api.js';
import { benignChunkrs } from './chunkr/benign.js';
import { chunkrRepertoire } from './chunkr/repertoire.js';
import { startChunkrReference } from './chunkr/server.js';
import { benignLiteratures } from './literature/benign.js';
import { LITERATURE_KEY, literatureRepertoire } from './literature/repertoire.js';
import { startLiteratureReference } from './literature/server.js';
import { visitServer } from './random-clients.js';
import { createReferee } from './referee.js';

const SEEDS = Number(process.env['SOAK_SEEDS'] ?? 100);
const FIRST = Number(process.env['SOAK_SEED'] ?? Date.now() % 2 ** 20);

const services = [
  ...Object.entries(benignChunkrs).map(([way, options]) => ({
    name: 'chunkr',
    way,
    repertoire: chunkrRepertoire,
    start: (seed: number) => startChunkrReference({ ...options, seed }),
  })),
  ...Object.entries(benignLiteratures).map(([way, options]) => ({
    name: 'literature',
    way,
    repertoire: literatureRepertoire,
    start: (seed: number) => startLiteratureReference({ ...options, seed, masterKey: LITERATURE_KEY }),
  })),
];

it.each(services)(`$name, $way: no alarm over many seeds`, async ({ name, repertoire, start }) => {
  const api = (await loadApi(name)).api!;
  const referee = createReferee(api);
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
    const trace = await visitServer({ api, repertoire, seed, start: () => start(seed) });
    expect(referee(trace), `seed ${seed}`).toEqual([]);
  }
});
