import ts from 'typescript';
import { isCode, isTool } from './places.js';
import type { Rule } from './rule.js';
import { findNodes, isMember } from './source.js';

const TIMERS = ['setTimeout', 'setInterval', 'setImmediate'];
const CHANCE = ['randomUUID', 'randomBytes', 'randomInt', 'randomFillSync', 'getRandomValues'];

function readsTime(node: ts.Node): string | undefined {
  if (isMember(node, 'Date', 'now') || isMember(node, 'performance', 'now')) return node.getText();
  if (isMember(node, 'process', 'hrtime')) return node.getText();
  const isMade = ts.isNewExpression(node) && (node.arguments ?? []).length === 0;
  if ((isMade || ts.isCallExpression(node)) && node.expression.getText() === 'Date') return node.getText();
  return undefined;
}

/** The bare global or what `node:timers` gives; `socket.setTimeout` is no timer of ours. */
function namesTimer(node: ts.Node): string | undefined {
  if (!ts.isIdentifier(node) || !TIMERS.includes(node.text)) return undefined;
  const { parent } = node;
  const isMemberName = ts.isPropertyAccessExpression(parent) && parent.name === node;
  return isMemberName && parent.expression.getText() !== 'globalThis' ? undefined : node.text;
}

function drawsByChance(node: ts.Node): string | undefined {
  if (isMember(node, 'Math', 'random')) return 'Math.random';
  return ts.isIdentifier(node) && CHANCE.includes(node.text) ? node.text : undefined;
}

/** Real servers for tests to run against live by real time; the tests themselves do not wait. */
const isTestServer = (path: string): boolean =>
  /^test\/(?:reference|hostile-servers)\//.test(path) && !path.endsWith('.test.ts');

export const worldRules: readonly Rule[] = [
  {
    says: 'the present time is read in src/clock only',
    covers: (path) => isCode(path) && !isTool(path) && !/^(?:src\/clock|test)\//.test(path),
    find: (source) => findNodes(source, readsTime),
    broken: [
      ['src/simulator/a.ts', 'const now = Date.now();'],
      ['src/simulator/a.ts', 'const now = new Date().toISOString();'],
      ['conformance/run.ts', 'const now = globalThis.performance.now();'],
      ['src/simulator/a.test.ts', 'const now = Date.now();'],
    ],
    kept: [
      ['src/clock/real-clock.ts', 'const now = Date.now();'],
      ['src/http/a.ts', 'const text = new Date(nowMs).toUTCString();'],
      ['bench/a.mjs', 'const now = performance.now();'],
    ],
  },
  {
    says: 'nothing is left to chance: draws come from src/random',
    covers: (path) => isCode(path) && !path.startsWith('examples/'),
    find: (source) => findNodes(source, drawsByChance),
    broken: [
      ['src/random/a.ts', 'const a = Math.random();'],
      ['bench/a.mjs', 'const a = Math.random();'],
      ['src/simulator/a.ts', `import { randomUUID } from 'node:crypto';`],
    ],
    kept: [
      ['src/simulator/a.ts', 'const a = drawUnit(seed, 1); Math.round(a);'],
      // An example is what a user would write: retries are spread by real chance unless a test says otherwise.
      ['examples/client/a.ts', 'const a = Math.random();'],
    ],
  },
  {
    says: 'timers are set in src/clock, src/http and the servers of test/ only',
    covers: (path) =>
      isCode(path) && !isTool(path) && !/^src\/(?:clock|http)\//.test(path) && !isTestServer(path),
    find: (source) => findNodes(source, namesTimer),
    broken: [
      ['src/simulator/a.ts', 'setTimeout(() => 1, 10);'],
      ['conformance/run.ts', `import { setTimeout } from 'node:timers/promises';`],
      ['src/simulator/a.test.ts', 'await new Promise((resolve) => setTimeout(resolve, 10));'],
      ['src/start/a.ts', 'globalThis.setImmediate(f);'],
      ['test/reference/chunkr/a.test.ts', 'setTimeout(() => 1, 10);'],
      ['test/referenced.ts', 'setTimeout(() => 1, 10);'],
    ],
    kept: [
      ['src/clock/a.ts', 'setTimeout(() => 1, 10);'],
      ['test/reference/service-clock.ts', 'setTimeout(() => 1, 10);'],
      ['test/hostile-servers/a.ts', 'setInterval(() => 1, 10);'],
      ['src/start/a.ts', 'socket.setTimeout(1000);'],
    ],
  },
];
