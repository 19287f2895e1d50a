import { clockCases } from './clock.cases.js';
import type { ControlCase, Subject } from './control-case.cases.js';
import type { Remote, RemoteControls } from './control-client-types.js';
import type { Controls, Laboratory } from './controls.js';
import { faultCases } from './faults.cases.js';
import { journalCases } from './journal.cases.js';
import { namespaceCases } from './namespaces.cases.js';
import { taskCases } from './tasks.cases.js';

/** Everything that the controls in process and the control client both promise. */
export const controlCases: readonly ControlCase[] = [
  ...clockCases,
  ...taskCases,
  ...faultCases,
  ...journalCases,
  ...namespaceCases,
];

/** The controls in process under the signatures of the client. */
export function asRemote(controls: Controls): RemoteControls {
  return {
    namespace: controls.namespace,
    clock: remote(controls.clock),
    tasks: remote(controls.tasks),
    faults: remote(controls.faults),
    settings: remote(controls.settings),
    journal: remote(controls.journal),
    client: async (name) => {
      const report = controls.client(name);
      return { ...report, text: async () => report.text() };
    },
    reset: async () => controls.reset(),
  };
}

/** What concerns the whole simulator, under the signatures of the client. */
export const asWhole = (laboratory: Laboratory): Subject['all'] => ({
  namespaces: async () => laboratory.namespaces(),
  drop: async (name) => laboratory.drop(name),
  within: (name) => asRemote(laboratory.within(name)),
});

function remote<Control extends object>(control: Control): Remote<Control> {
  const members = Object.keys(control).map((name) => [
    name,
    async (...given: readonly unknown[]) => {
      const value: unknown = Reflect.get(control, name);
      return typeof value === 'function' ? value(...given) : value;
    },
  ]);
  return Object.fromEntries(members) as Remote<Control>;
}
