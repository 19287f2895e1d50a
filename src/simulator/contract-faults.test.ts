import { expect, test } from 'vitest';
import { createMonitor, type Monitor } from '../../conformance/monitor/monitor.js';
import type { Exchange } from '../exchange/exchange.js';
import { contractFaults } from '../faults/contract/contract-faults.js';
import { environmentFaults } from '../faults/environment/environment-faults.js';
import type { FaultKind } from '../faults/fault-kind.js';
import type { Api } from '../openapi/api.js';
import { type BuiltInName, builtInNames } from '../openapi/spec-name.js';
import { openApi } from '../start/open-api.js';
import { evidence } from './contract-evidence.cases.js';
import { type Lab, openLab, ruleOf } from './fault-lab.cases.js';
import { operationsHitBy } from './fault-sites.js';
import { walkAll, walkShort } from './fault-walk.cases.js';

const apis = new Map<string, { readonly api: Api; readonly monitor: Monitor; readonly clean: Lab }>();
for (const name of builtInNames) {
  const { api } = await openApi(name);
  const clean = openLab(api);
  walkAll(clean);
  apis.set(name, { api, monitor: createMonitor(api), clean });
}

function walkAnew(api: Api, { kind, example }: FaultKind): Lab {
  const lab = openLab(api, [ruleOf({ kind, ...example })]);
  walkAll(lab);
  return lab;
}

const walks = new Map<string, Lab>();

/** The walk with that fault, done once for all tests. */
function walk(api: Api, fault: FaultKind): Lab {
  const key = `${api.name} ${fault.kind}`;
  const known = walks.get(key) ?? walkAnew(api, fault);
  walks.set(key, known);
  return known;
}

const hitsOf = ({ sent }: Lab): readonly number[] =>
  sent.flatMap(({ reply }, index) => (reply.faults === undefined ? [] : [index]));

/** What it is that these faults do: the task itself changes, is removed, or comes under another id. */
const CHANGES_TASKS = new Set([
  'stuck-task',
  'final-state-left',
  'task-lost',
  'id-reuse',
  'cancelled-then-completed',
  'refusal-with-effect',
]);

/** What follows is another story, since an operation was not carried out. */
const KEEPS_OPERATIONS_AWAY = new Set(['html-page', 'cancel-ignored', 'not-found-after-create']);

const cells = builtInNames.flatMap((name) =>
  contractFaults.map((fault) => [name, fault.kind, fault] as const),
);

test.each(cells)(
  '%s: %s shows what it says, on the operations it can act on, and the same every time',
  (name, kind, fault) => {
    const { api, clean } = apis.get(name)!;
    const lab = walk(api, fault);
    const hits = hitsOf(lab);
    const sites = operationsHitBy(lab.simulator.machine, fault);
    expect(hits.length > 0).toBe(sites.length > 0);
    for (const index of hits) {
      const { operation, reply } = lab.sent[index]!;
      expect(sites).toContain(operation);
      expect(reply.headers['x-taskdouble-fault']).toBe(`r:${kind}`);
      expect(reply.faults).toEqual({ names: [`r:${kind}`], wire: [] });
    }
    if (hits.length === 0) return;
    const shown = hits.map((index) => ({ sent: lab.sent[index]!, clean: clean.sent[index]! }));
    expect(evidence[kind]!({ lab, clean, hits: shown })).toBe(true);
    const again = walkAnew(api, fault);
    expect(again.sent.map(({ reply }) => reply)).toEqual(lab.sent.map(({ reply }) => reply));
  },
);

test.each(cells)('%s: %s leaves the task itself alone, unless that is what it is', (name, kind, fault) => {
  const { api, clean } = apis.get(name)!;
  const lab = walk(api, fault);
  if (hitsOf(lab).length === 0) return;
  if (CHANGES_TASKS.has(kind)) {
    expect(lab.sent.some((sent) => sent.reply.faults !== undefined && !sent.isStoreUntouched)).toBe(true);
    return;
  }
  if (KEEPS_OPERATIONS_AWAY.has(kind)) {
    const touched = lab.sent.filter((sent) => sent.reply.faults !== undefined && !sent.isStoreUntouched);
    return expect(touched).toEqual([]);
  }
  const records = (one: Lab) => one.sent.map(({ before, after }) => [before, after]);
  expect(records(lab)).toEqual(records(clean));
  for (const [index, { reply }] of lab.sent.entries()) {
    if (reply.faults === undefined) expect(reply).toEqual(clean.sent[index]!.reply);
  }
});

/** Where no rule of the lifecycle is broken, or the answer is one that a right server might give. */
const UNSEEN: Readonly<Record<string, readonly BuiltInName[]>> = {
  // No state of these lifecycles says `within` when it is left.
  'stuck-task': builtInNames,
  // Nothing is said of `data` in any state.
  'result-before-completion': ['trace'],
  'completion-without-result': ['trace'],
  // A submit answered 202 may take effect later, and an unknown id is answered as if its task waited.
  'not-found-after-create': ['factpulse'],
  'task-lost': ['factpulse'],
  'stale-read': ['factpulse'],
};

test.each(cells)('%s: the monitor sees %s, where the lifecycle forbids it', (name, kind, fault) => {
  const { api, monitor } = apis.get(name)!;
  const lab = walk(api, fault);
  const hits = hitsOf(lab);
  if (hits.length === 0) return;
  const end = (hits[Math.min(2, hits.length - 1)] ?? 0) + 12;
  const seen = violationsIn(monitor, lab.exchanges.slice(0, end));
  expect(seen.length > 0).toBe(!(UNSEEN[kind] ?? []).includes(name));
});

test.each(builtInNames)('%s: the monitor has nothing to say of a walk without faults', (name) => {
  const { monitor, clean } = apis.get(name)!;
  expect(violationsIn(monitor, clean.exchanges)).toEqual([]);
});

test.each(
  builtInNames.flatMap((name) => environmentFaults.map((fault) => [name, fault.kind, fault] as const)),
)('%s: the monitor blames no server for %s', (name, kind, fault) => {
  const { api, monitor } = apis.get(name)!;
  const lab = openLab(api, [ruleOf({ kind, ...fault.example }, { probability: 0.5 })]);
  walkShort(lab);
  // A credential that is accepted before and after has not expired.
  const flickers = (line: string): boolean => kind === 'unauthorized' && line.includes('"rule":"security/');
  const blamed = violationsIn(monitor, lab.exchanges).filter((line) => !flickers(line));
  expect(blamed).toEqual([]);
});

/** The rules that are certainly broken. */
function violationsIn(monitor: Monitor, trace: readonly Exchange[]): readonly string[] {
  let beliefs = monitor.start;
  const broken: string[] = [];
  const note = ({ observations }: { readonly observations: readonly { readonly kind: string }[] }) => {
    for (const one of observations)
      if (one.kind === 'violated') broken.push(JSON.stringify(one).slice(0, 600));
  };
  for (const exchange of trace) {
    const step = monitor.step(beliefs, exchange);
    beliefs = step.beliefs;
    note(step);
  }
  note(monitor.finish(beliefs));
  return broken;
}

test('every fault of the contract has its evidence', () => {
  expect(Object.keys(evidence).toSorted()).toEqual(contractFaults.map(({ kind }) => kind).toSorted());
});
