import type { Api } from '../../src/openapi/api.js';
import type { Act, Plan, PlannedCall } from '../plan/plan.js';

/** What plans need and a document does not have, such as `operation "cancelTask"`; nothing where they are for it. */
export function strangeTo(api: Api, plans: readonly Plan[]): string | undefined {
  const operations = new Set(api.operations.map(({ key }) => key));
  const acts = plans.flatMap((plan) => plan.acts);
  const operation = acts
    .flatMap(callsOf)
    .find((call) => call.hook === undefined && !operations.has(call.operation))?.operation;
  if (operation !== undefined) return `operation "${operation}"`;
  const state = acts
    .flatMap((act) => (act.do === 'await' ? act.states : []))
    .find((name) => !api.lifecycle.states.has(name));
  return state === undefined ? undefined : `state "${state}"`;
}

function callsOf(act: Act): readonly PlannedCall[] {
  if (act.do === 'call') return [act.call];
  return act.do === 'together' ? act.calls.map(({ call }) => call) : [];
}
