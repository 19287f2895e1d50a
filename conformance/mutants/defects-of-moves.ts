import type { Move, Operation } from '../../src/lifecycle/model.js';
import { isFinal, labelOf } from '../../src/lifecycle/read-state.js';
import type { Api, ApiOperation } from '../../src/openapi/api.js';
import { guardRule, nextRule, operationRule, stateRule } from '../monitor/rule-id.js';
import { withMoves, withOperation } from './change-lifecycle.js';
import type { Defect } from './defect.js';

type Cell = { readonly api: Api; readonly operation: Operation; readonly state: string };

/** For each operation and state: what it could do there other than what the lifecycle says. */
export const defectsOfMoves = (api: Api): readonly Defect[] =>
  api.operations.filter(isAimed).flatMap(({ lifecycle: operation }) => {
    if (operation === undefined) return [];
    const states = [...api.lifecycle.states.keys()].filter((state) => !operation.open.has(state));
    return states.flatMap((state) => defectsOfCell({ api, operation, state }));
  });

const isAimed = ({ lifecycle, target }: ApiOperation): boolean =>
  lifecycle !== undefined && target !== undefined && lifecycle.creates === undefined && !lifecycle.lists;

function defectsOfCell(cell: Cell): readonly Defect[] {
  const { operation, state } = cell;
  if (operation.moves?.has(state) === true) return defectsOfMove(cell);
  return operation.allow.has(state) ? defectsOfAllow(cell) : defectsOfRefusal(cell);
}

function lifecycleDefect(
  { api }: Cell,
  operation: Operation,
  parts: Pick<Defect, 'name' | 'operator' | 'breaks' | 'ruleMeant'> & Partial<Defect>,
): Defect {
  return { class: 'lifecycle', change: { api: withOperation(api, operation) }, ...parts };
}

function defectsOfMove(cell: Cell): readonly Defect[] {
  const { operation, state } = cell;
  const { key } = operation;
  const own = operation.moves?.get(state) ?? [];
  const ruleMeant = [guardRule(key, 'moves', state)];
  const isIdle = own.some((move) => isNoMove(move, state));
  const missing = lifecycleDefect(cell, withMoves(operation, state, []), {
    name: `${key} refused in ${state}`,
    operator: 'move-missing',
    breaks: `${key} is refused in ${state}, where it should be accepted.`,
    ruleMeant,
  });
  const idle = lifecycleDefect(cell, withMoves(operation, state, [{ kind: 'same' }]), {
    name: `${key} in ${state} without effect`,
    operator: 'effect-dropped',
    breaks: `${key} is accepted in ${state}, but does nothing.`,
    ruleMeant: [...ruleMeant, `${operationRule(key, 'moves')}@*`],
  });
  return [missing, ...(isIdle ? [] : [idle]), ...redirections(cell, own)];
}

const isNoMove = (move: Move, state: string): boolean =>
  move.kind === 'same' || (move.kind === 'state' && move.state === state);

/** The same call into a state where it must not lead: one that shows another label, a final one first. */
function redirections(cell: Cell, own: readonly Move[]): readonly Defect[] {
  const { api, operation, state } = cell;
  const { lifecycle } = api;
  const shown = new Set(own.flatMap((move) => (move.kind === 'state' ? [labelIn(api, move.state)] : [])));
  if (own.some(({ kind }) => kind === 'saved')) for (const label of savedLabels(api)) shown.add(label);
  const candidates = [...lifecycle.states.keys()].filter(
    (to) => to !== state && !shown.has(labelIn(api, to)) && labelIn(api, to) !== labelIn(api, state),
  );
  const finals = candidates.filter((to) => isFinal(lifecycle, to));
  const chosen = [...finals, ...candidates].slice(0, 1);
  return chosen.map((to) =>
    lifecycleDefect(cell, withMoves(operation, state, [{ kind: 'state', state: to }]), {
      name: `${operation.key} in ${state} leads to ${to}`,
      operator: 'move-redirected',
      breaks: `${operation.key} takes a task in ${state} to ${to}.`,
      ruleMeant: [guardRule(operation.key, 'moves', state), stateRule(to, '*'), 'next/*'],
    }),
  );
}

/** What a task can have shown when it was saved. */
const savedLabels = (api: Api): readonly string[] =>
  [...api.lifecycle.operations.values()]
    .filter(({ save }) => save)
    .flatMap(({ moves }) => [...(moves?.keys() ?? [])].map((state) => labelIn(api, state)));

const labelIn = ({ lifecycle }: Api, name: string): string => {
  const state = lifecycle.states.get(name);
  return (state && labelOf(state)) ?? name;
};

function defectsOfAllow(cell: Cell): readonly Defect[] {
  const { operation, state } = cell;
  const refused = lifecycleDefect(cell, withMoves(operation, state, []), {
    name: `${operation.key} refused in ${state}`,
    operator: 'allow-missing',
    breaks: `${operation.key} is refused in ${state}, where it should be accepted.`,
    ruleMeant: [guardRule(operation.key, 'allow', state)],
  });
  const [move] = [...(operation.moves?.values() ?? [])].flat().filter((one) => !isNoMove(one, state));
  if (move === undefined) return [refused];
  const effective = lifecycleDefect(cell, withMoves(operation, state, [move]), {
    name: `${operation.key} moves a task in ${state}`,
    operator: 'effect-extra',
    breaks: `${operation.key} changes a task in ${state}, where it should leave it alone.`,
    ruleMeant: [guardRule(operation.key, 'allow', state), nextRule(state)],
  });
  return [refused, effective];
}

function defectsOfRefusal(cell: Cell): readonly Defect[] {
  const { operation, state } = cell;
  const { key } = operation;
  const ruleMeant = [guardRule(key, 'else', state)];
  const idle = lifecycleDefect(cell, acceptedIn(operation, state), {
    name: `${key} accepted in ${state} without effect`,
    operator: 'refusal-missing',
    breaks: `${key} is answered in ${state} as if it had worked, and does nothing.`,
    ruleMeant,
  });
  const [move] = [...(operation.moves?.values() ?? [])].flat().filter((one) => !isNoMove(one, state));
  if (move === undefined) return [idle];
  const effective = lifecycleDefect(cell, withMoves(operation, state, [move]), {
    name: `${key} accepted in ${state}`,
    operator: 'move-extra',
    breaks: `${key} works in ${state}, where it should be refused.`,
    ruleMeant,
  });
  return [idle, effective];
}

function acceptedIn(operation: Operation, state: string): Operation {
  if (operation.moves !== undefined) return withMoves(operation, state, [{ kind: 'same' }]);
  return { ...operation, allow: new Set([...operation.allow, state]) };
}
