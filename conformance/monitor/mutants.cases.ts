import type { Lifecycle, Move, Operation, State } from '../../src/lifecycle/model.js';
import type { Api } from '../../src/openapi/api.js';
import { guardRule, nextRule, operationRule, stateRule } from './rule-id.js';

/** Lifecycles with one promise changed: what a server does that breaks one rule. */

export type Mutant = { readonly name: string; readonly rule: string; readonly api: Api };

export const mutantsOf = (api: Api): readonly Mutant[] => [
  ...[...api.lifecycle.operations.values()].flatMap((operation) => mutateOperation(api, operation)),
  ...[...api.lifecycle.states.values()].flatMap((state) => mutateState(api, state)),
];

type Reaction = { readonly api: Api; readonly operation: Operation; readonly state: string };

function mutateOperation(api: Api, operation: Operation): readonly Mutant[] {
  const states = [...api.lifecycle.states.keys()];
  if (operation.creates !== undefined) return mutateCreate(api, operation);
  const target = api.operations.find(({ lifecycle }) => lifecycle === operation)?.target;
  if (target === undefined) return [];
  return states.flatMap((state) => {
    if (operation.open.has(state)) return [];
    if (operation.moves?.has(state)) return mutateMove({ api, operation, state });
    return operation.allow.has(state)
      ? mutateAllow({ api, operation, state })
      : mutateRefusal({ api, operation, state });
  });
}

function mutateCreate(api: Api, operation: Operation): readonly Mutant[] {
  const { key } = operation;
  const wrong = [...api.lifecycle.states.values()].find(({ final }) => final === 'cancelled')?.name;
  if (wrong === undefined) return [];
  const mutant = withOperation(api, { ...operation, to: [wrong] });
  return [{ name: `${key} creates ${wrong}`, rule: operationRule(key, 'creates'), api: mutant }];
}

function mutateMove({ api, operation, state }: Reaction): readonly Mutant[] {
  const { key, moves = new Map() } = operation;
  const own: readonly Move[] = moves.get(state) ?? [];
  const rule = guardRule(key, 'moves', state);
  const idle = withOperation(api, { ...operation, moves: new Map(moves).set(state, [{ kind: 'same' }]) });
  const less = new Map([...moves].filter(([from]) => from !== state));
  const isIdle = own.some((move) => move.kind === 'same' || (move.kind === 'state' && move.state === state));
  return [
    ...(isIdle ? [] : [{ name: `${key} in ${state} does nothing`, rule, api: idle }]),
    { name: `${key} refused in ${state}`, rule, api: withOperation(api, { ...operation, moves: less }) },
  ];
}

function mutateAllow({ api, operation, state }: Reaction): readonly Mutant[] {
  const { key } = operation;
  const allow = new Set([...operation.allow].filter((one) => one !== state));
  const rule = guardRule(key, 'allow', state);
  return [{ name: `${key} refused in ${state}`, rule, api: withOperation(api, { ...operation, allow }) }];
}

function mutateRefusal({ api, operation, state }: Reaction): readonly Mutant[] {
  const { key, moves } = operation;
  const targets = [...new Set([...(moves?.values() ?? [])].flat())];
  const more =
    moves === undefined
      ? { allow: new Set([...operation.allow, state]) }
      : { moves: new Map(moves).set(state, targets) };
  const rule = guardRule(key, 'else', state);
  return [{ name: `${key} accepted in ${state}`, rule, api: withOperation(api, { ...operation, ...more }) }];
}

function mutateState(api: Api, state: State): readonly Mutant[] {
  const { name, next, final } = state;
  const [initial] = api.lifecycle.initial;
  if (initial === undefined || name === initial) return [];
  const back = { ...state, next: [{ to: initial, weight: 1 }] };
  if (final === undefined)
    return [
      {
        name: `${name} goes back`,
        rule: nextRule(name),
        api: withState(api, { ...back, next: [...next, ...back.next] }),
      },
    ];
  const { final: _, ...left } = back;
  return [{ name: `${name} is left`, rule: stateRule(name, 'final'), api: withState(api, left) }];
}

const withOperation = (api: Api, operation: Operation): Api => {
  const operations = new Map(api.lifecycle.operations).set(operation.key, operation);
  return bind(api, { ...api.lifecycle, operations });
};

const withState = (api: Api, state: State): Api =>
  bind(api, { ...api.lifecycle, states: new Map(api.lifecycle.states).set(state.name, state) });

const bind = (api: Api, lifecycle: Lifecycle): Api => ({
  ...api,
  lifecycle,
  operations: api.operations.map((operation) => {
    const own =
      operation.lifecycle === undefined ? undefined : lifecycle.operations.get(operation.lifecycle.key);
    return own === undefined ? operation : { ...operation, lifecycle: own };
  }),
});
