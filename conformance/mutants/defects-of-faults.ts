import { contractFaults } from '../../src/faults/contract/contract-faults.js';
import type { FaultKind } from '../../src/faults/fault-kind.js';
import type { FaultRule } from '../../src/faults/fault-rule.js';
import type { Api } from '../../src/openapi/api.js';
import { operationsHitBy } from '../../src/simulator/fault-sites.js';
import { createMachine, type Machine } from '../../src/simulator/machine.js';
import type { Defect, Need } from './defect.js';

/** Each fault of the catalogue that breaks a contract and has a meaning for the API, at every request that it can hit. */
export function defectsOfFaults(api: Api): readonly Defect[] {
  const machine = createMachine({ api });
  return contractFaults
    .filter((kind) => operationsHitBy(machine, kind).length > 0)
    .map((kind) => defectOf(machine, kind));
}

function defectOf({ api }: Machine, { kind, says, example }: FaultKind): Defect {
  const equivalent = UNSEEN[kind]?.[api.name];
  const needs = NEEDS[kind];
  return {
    name: `fault ${kind}`,
    class: 'fault',
    operator: kind,
    breaks: says,
    ruleMeant: MEANT[kind] ?? ['*'],
    ...(needs !== undefined && { needs }),
    ...(equivalent !== undefined && { equivalent }),
    change: { faults: [ruleOf(kind, example)] },
  };
}

const ruleOf = (kind: string, example: Readonly<Record<string, unknown>>): FaultRule => ({
  id: 'mutant',
  match: {},
  probability: 1,
  after: 0,
  per: 'task',
  stealth: true,
  fault: { kind, ...example },
});

const STATES = ['next/*', 'states*'];
const ANSWERS = ['openapi/*/answer'];

/** The rules that should say so. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  'stuck-task': ['states/*/within'],
  'state-going-back': STATES,
  flapping: STATES,
  'final-state-left': STATES,
  'unknown-status': ['states', ...ANSWERS],
  'wrong-case': ['states', ...ANSWERS],
  'not-found-after-create': ['operations/*/allow@*', 'operations/*/creates'],
  'task-lost': ['operations/*/allow@*', 'states/*/final', 'retain', 'operations/*'],
  'task-resurrected': ['operations/*/moves@*', 'operations/*/unknown', 'operations/*'],
  'stale-read': ['operations/*', ...STATES],
  'id-mix-up': ['operations/*', 'constant/*', ...STATES],
  'id-reuse': ['operations/*/creates', 'operations/*'],
  'cancel-ignored': ['operations/*/moves@*'],
  'cancelled-then-completed': ['states/*/final', 'operations/*/moves@*'],
  'refusal-with-effect': ['operations/*/else@*'],
  'result-before-completion': ['states/*/lacks/*', 'operations/*/else@*'],
  'completion-without-result': ['states/*/has/*', 'states/*/outcomes*', 'operations/*/allow@*'],
  'result-changing': ['states/*/final'],
  'progress-back': ['monotone/*'],
  'progress-over-end': ['check/*', ...ANSWERS],
  'progress-stuck': ['states/*/should/*', 'states/*/check/*'],
  'timestamps-out-of-order': ['check/*', 'states/*/should/*'],
  'list-omits': ['operations/*/lists'],
  'list-doubles': ['operations/*/lists'],
  'list-leaks': ['operations/*/lists', 'operations/*/filter/*'],
  'list-misordered': ['operations/*/order'],
  'truncated-body': ANSWERS,
  'truncated-json': ANSWERS,
  'html-page': ANSWERS,
  'empty-body': ANSWERS,
  'wrong-content-type': ANSWERS,
  'duplicate-keys': ANSWERS,
  'wrong-envelope-code': ['envelope/check/*'],
};

const NEEDS: Readonly<Record<string, Need>> = { 'stuck-task': 'timing' };

const ALL = ['docling', 'chunkr', 'trace', 'literature', 'factpulse'];
const each = (apis: readonly string[], because: string): Readonly<Record<string, string>> =>
  Object.fromEntries(apis.map((name) => [name, because]));

/** Where the lifecycle allows what the fault does: no client could object. */
const UNSEEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'stuck-task': each(ALL, 'No state promises to be left within a time: a task may stay for ever.'),
  'result-before-completion': each(['trace'], 'Nothing is promised of the result in any state.'),
  'completion-without-result': each(['trace'], 'Nothing is promised of the result in any state.'),
  'not-found-after-create': each(
    ['factpulse'],
    'A submit that is answered 202 may take effect later, and an unknown id is answered as if its task waited.',
  ),
  'task-lost': each(['factpulse'], 'An unknown id is answered as if its task waited.'),
  'stale-read': each(['factpulse'], 'A submit that is answered 202 may take effect later.'),
};
