import { listImports, resolveImport } from './imports.js';
import { isGenerated, isProduct } from './places.js';
import type { Rule } from './rule.js';
import type { Finding, Source } from './source.js';

const PURE = ['lifecycle', 'random', 'exchange', 'timeline', 'faults'] as const;
const EDGE = ['clock', 'store', 'openapi'] as const;
const INSIDE = [...PURE, ...EDGE, 'draw', 'client-report', 'simulator', 'config', 'http', 'admin'] as const;
const JUDGE = ['conformance', 'conformance/monitor'] as const;
const CHECKER = [...JUDGE, 'conformance/entry'] as const;

/** Room → the rooms it may import, besides itself. Everything else is forbidden, types included. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  // pure
  lifecycle: [],
  random: [],
  exchange: [],
  timeline: ['lifecycle', 'random'],
  faults: ['lifecycle', 'random', 'exchange', 'timeline'],
  'client-report': ['lifecycle', 'exchange', 'openapi'],
  // edge
  clock: [],
  store: ['timeline', 'exchange'],
  openapi: ['lifecycle', 'exchange'],
  draw: ['lifecycle'],
  // core
  simulator: [...PURE, ...EDGE],
  // outer
  config: ['lifecycle', 'random', 'timeline', 'faults', 'clock', 'openapi', 'simulator'],
  http: ['simulator', 'faults', 'exchange', 'clock', 'openapi'],
  admin: [...PURE, ...EDGE, 'client-report', 'simulator', 'config', 'http'],
  // judge: never timeline, faults, store, simulator, http, start
  'conformance/monitor': ['lifecycle', 'exchange', 'openapi'],
  conformance: ['lifecycle', 'exchange', 'openapi', 'clock', 'random', 'draw', 'conformance/monitor'],
  // what a user calls: reads files, then leaves it to the rooms above
  'conformance/entry': ['lifecycle', 'exchange', 'openapi', 'clock', 'random', 'draw', 'start', ...JUDGE],
  'conformance/mutants': [...INSIDE, 'start', ...CHECKER],
  // door: `start` puts the simulator together for the others
  start: INSIDE,
  cli: [...INSIDE, 'start', ...CHECKER],
  index: [...INSIDE, 'start', ...CHECKER],
};

/** File → a room it may import beyond its own row, but only by `import()`, when it is needed. */
const LAZY_ARROWS: Readonly<Record<string, string>> = { 'src/http/rest-app.ts': 'draw' };

/** `src/openapi/api.ts` → `openapi`; `undefined`: no room, such as a test or a script. */
function roomOf(path: string): string | undefined {
  if (!isProduct(path) && !isGenerated(path)) return undefined;
  if (path.startsWith('conformance/')) {
    return /^conformance\/(?:monitor|mutants|entry)(?=\/)/.exec(path)?.[0] ?? 'conformance';
  }
  return /^src\/(?:(?<room>[^/]+)\/|(?<door>index)\.ts$)/.exec(path)?.slice(1).find(Boolean);
}

function findArrows(source: Source): readonly Finding[] {
  const room = roomOf(source.path);
  const allowed = room === undefined ? undefined : ARROWS[room];
  if (room === undefined || allowed === undefined) {
    return [{ line: 1, what: 'stands in no room of the table: name the room and its arrows' }];
  }
  return listImports(source).flatMap(({ specifier, isLazy, line }) => {
    const target = resolveImport(source.path, specifier);
    if (target === undefined) return [];
    const to = roomOf(target);
    if (to !== undefined && (to === room || allowed.includes(to))) return [];
    if (to !== undefined && isLazy && LAZY_ARROWS[source.path] === to) return [];
    return [{ line, what: `${room} → ${to ?? target}` }];
  });
}

export const arrowRule: Rule = {
  says: 'imports run along the arrows between rooms',
  covers: isProduct,
  find: findArrows,
  broken: [
    ['src/lifecycle/a.ts', `import { now } from '../clock/clock.js';`],
    ['src/lifecycle/a.ts', `export * from '../random/draw.js';`],
    ['src/timeline/a.ts', `import type { Api } from '../openapi/api.js';`],
    ['src/timeline/a.ts', `type Api = import('../openapi/api.js').Api;`],
    ['src/simulator/a.ts', `const { start } = await import('../http/start-server.js');`],
    ['src/http/rest-app.ts', `import { drawSvg } from '../draw/draw-svg.js';`],
    ['src/http/index-page.ts', `const { drawSvg } = await import('../draw/draw-svg.js');`],
    ['src/start/a.ts', `import { runCli } from '../cli/run-cli.js';`],
    ['src/simulator/a.ts', `import { sample } from './a.cases.js';`],
    ['src/cli/a.ts', `import { build } from '../../scripts/build.mjs';`],
    ['src/cellar/a.ts', ''],
    ['src/loose.ts', ''],
    ['conformance/monitor/a.ts', `import { situationAt } from '../../src/timeline/situation-at.js';`],
    ['conformance/monitor/a.ts', `import { plan } from '../plan/plan.js';`],
    ['conformance/run.ts', `import { startSimulator } from '../src/start/start-simulator.js';`],
    ['conformance/run.ts', `import { mutants } from './mutants/mutants.js';`],
  ],
  kept: [
    ['src/lifecycle/a.ts', `import { parse } from './parse.js';\nimport Ajv from 'ajv';`],
    ['src/simulator/a.ts', `import { draw } from '../random/draw.js';`],
    ['src/http/rest-app.ts', `const { drawSvg } = await import('../draw/draw-svg.js');`],
    ['src/cli/a.ts', `import { run } from '../../conformance/run.js';`],
    ['src/index.ts', `export { startSimulator } from './start/start-simulator.js';`],
    [
      'conformance/run.ts',
      `import { step } from './monitor/step.js';\nimport { now } from '../src/clock/clock.js';`,
    ],
    ['conformance/mutants/a.ts', `import { startSimulator } from '../../src/start/start-simulator.js';`],
    ['conformance/monitor/a.test.ts', `import { startSimulator } from '../../src/start/start-simulator.js';`],
  ],
};
