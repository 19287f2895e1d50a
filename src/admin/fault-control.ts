import { checkNames } from '../config/check-names.js';
import { faultCatalogue } from '../faults/catalogue.js';
import type { FaultBook, RuleStatus } from '../faults/fault-book.js';
import type { FaultRule } from '../faults/fault-rule.js';
import { parseFaultRule } from '../faults/parse-fault-rule.js';
import type { Problem } from '../lifecycle/problem.js';
import type { Api } from '../openapi/api.js';
import type { Namespace } from '../simulator/namespace.js';
import { ControlError, unknownName } from './control-error.js';
import type { FaultControl } from './controls.js';

/** Control over the fault rules of the namespace that `namespace` gives, asked for anew at each call. */
export function createFaultControl(namespace: () => Namespace, apis: () => readonly Api[]): FaultControl {
  function addAll(inputs: readonly unknown[]): readonly RuleStatus[] {
    const { faults, clock } = namespace();
    const rules: FaultRule[] = [];
    const nextId = (kind: string) => freeId(kind, [...idsOf(faults), ...rules.map(({ id }) => id)]);
    for (const input of inputs) {
      const read = parseFaultRule(input, { nowMs: clock.now(), nextId });
      if (!read.ok) throw invalidFault(read.problems);
      const misnamed = checkNames({ mentions: [{ at: '', match: read.value.match }] }, apis());
      if (misnamed.length > 0) throw invalidFault(misnamed);
      rules.push(read.value);
    }
    for (const rule of rules) faults.add(rule);
    const added = new Set(rules.map(({ id }) => id));
    return faults.list().filter(({ rule }) => added.has(rule.id));
  }

  return {
    list: () => namespace().faults.list(),
    add: (input) => {
      const [added] = addAll([input]);
      if (added === undefined) throw new Error('Control: a fault rule that was added is not there.');
      return added;
    },
    addAll,
    remove: (id) => {
      const { faults } = namespace();
      if (faults.remove(id)) return;
      throw unknownName('unknown-rule', {
        expected: 'the id of a fault rule',
        got: id,
        known: idsOf(faults),
      });
    },
    reset: () => namespace().faults.reset(),
    kinds: () => CATALOGUE,
  };
}

const CATALOGUE = [...faultCatalogue.values()].map(({ kind, family, says, parameters, example }) => ({
  kind,
  family,
  says,
  parameters,
  example,
}));

const idsOf = (faults: FaultBook): readonly string[] => faults.list().map(({ rule }) => rule.id);

/** `latency-1`, or the first number above that is free: the same rules in the same order get the same ids. */
function freeId(kind: string, taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`${kind}-${number}`)) number++;
  return `${kind}-${number}`;
}

function invalidFault(problems: readonly Problem[]): ControlError {
  const said = problems.map(({ at, message, hint }) => `${at === '' ? '' : `${at}: `}${message}. ${hint}`);
  return new ControlError('invalid-fault', said.join(' '));
}
