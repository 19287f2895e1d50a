import { expect, it } from 'vitest';
import { builtInNames } from '../src/openapi/spec-name.js';
import { openApi } from '../src/start/open-api.js';
import { printCells, reachableCells } from './random/cells.js';
import { checkPlans } from './random/judge-plan.js';

it.each(builtInNames)(
  '%s never answers against its schema or lifecycle, over random calls and instants',
  async (name) => {
    const { api } = await openApi(name);
    const cells = checkPlans(api, { runs: 25, length: 120, seed: 20_250_101 });
    for (const key of reachableCells(api))
      expect(cells.has(key), `${key}\n${printCells(name, api, cells)}`).toBe(true);
  },
);
