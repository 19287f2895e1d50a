import type { Api, ApiOperation } from '../openapi/api.js';
import { openApi } from '../start/open-api.js';
import { type Ask, type Lab, openLab } from './fault-lab.cases.js';
import type { NamespaceSettings, Scenario } from './namespace.js';

const opened = new Map<string, ReturnType<typeof openApi>>();

/** A lab of a built-in API under these settings; every task succeeds where they say nothing. */
export async function openFateLab(name: string, settings: Partial<NamespaceSettings> = {}): Promise<Lab> {
  const opening = opened.get(name) ?? openApi(name);
  opened.set(name, opening);
  const lab = openLab((await opening).api);
  lab.world.namespace.use(settings);
  return lab;
}

export const scenarioOf = (name: string, more: Partial<Scenario>): Scenario => ({
  name,
  fate: {},
  faults: [],
  ...more,
});

/** The operation whose key begins so; one that is not there is a mistake of the test. */
export function operationOf(api: Api, key: string): ApiOperation {
  const found = api.operations.find((operation) => operation.key.startsWith(key));
  if (found === undefined) throw new Error(`Expected an operation ${key} of ${api.name}.`);
  return found;
}

/** What the model says the task is in, at that many milliseconds from now; the clock stays there. */
export function stateAfter({ clock, situation }: Lab, id: string, ms: number): string | undefined {
  clock.advance(ms);
  return situation(id)?.state;
}

/** The final state and outcome that a new task comes to, in a day. */
export function endOf(lab: Lab, ask: Ask = {}): string {
  const id = lab.submit(ask);
  stateAfter(lab, id, 86_400_000);
  const { state = '', outcome } = lab.situation(id) ?? {};
  return outcome === undefined ? state : `${state}.${outcome}`;
}

export const prefer = (text: string): Ask => ({ headers: { prefer: text } });
