import { expect, it } from 'vitest';
import { builtInNames } from '../src/openapi/spec-name.js';
import { openApi } from '../src/start/open-api.js';
import { printCells, reachableCells } from './random/cells.js';
import { checkPlans } from './random/judge-plan.js';

/** How often each cell must be hit at least. */
const LEAST_HITS = 20;

it.each(builtInNames)('%s holds over 200 random seeds, with every cell hit often enough', async (name) => {
  const { api } = await openApi(name);
  const cells = checkPlans(api, {
    runs: 200,
    length: 400,
    seed: Number(process.env['SOAK_SEED'] ?? Date.now() % 2 ** 31),
  });
  process.stdout.write(`${printCells(name, api, cells)}\n`);
  for (const key of reachableCells(api)) {
    const { accepted, refused } = cells.get(key) ?? { accepted: 0, refused: 0 };
    expect(accepted + refused, key).toBeGreaterThanOrEqual(LEAST_HITS);
  }
});
