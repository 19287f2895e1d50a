import { faultCatalogue } from '../faults/catalogue.js';
import type { FaultRule } from '../faults/fault-rule.js';
import { readFault } from '../faults/read-parameters.js';
import { SettingsError } from './settings-error.js';
import type { SimulatorSettings } from './simulator-settings.js';

/** Throws a `SettingsError` where fault rules cannot be carried out, or cannot be told apart. */
export function checkRules({ faults = [], profiles = [], scenarios = [] }: SimulatorSettings): void {
  checkNames('profiles', profiles);
  checkNames('scenarios', scenarios);
  checkList('faults', faults);
  for (const { name, faults: own } of profiles) checkList(`profiles: "${name}"`, own);
  for (const { name, faults: own } of scenarios) checkList(`scenarios: "${name}"`, own);
}

function checkNames(where: string, named: readonly { readonly name: string }[]): void {
  const names = named.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new SettingsError(
    `${where}: expected names of their own, got two named "${twice}". Rename one of them.`,
  );
}

function checkList(where: string, rules: readonly FaultRule[]): void {
  const ids = new Set<string>();
  for (const { id, fault } of rules) {
    if (ids.has(id)) {
      throw new SettingsError(
        `${where}: expected rules with ids of their own, got two "${id}". Rename one of them.`,
      );
    }
    ids.add(id);
    const read = readFault(faultCatalogue, fault, '/fault');
    if (read.ok) continue;
    const said = read.problems.map(({ at, message, hint }) => `${at}: ${message}. ${hint}`);
    throw new SettingsError(`${where}: rule "${id}": ${said.join(' ')}`);
  }
}
