import { escapeToken } from '../../src/lifecycle/pointer.js';
import type { Contract, OperationContract } from './contract.js';

/** The id of a rule of an operation, by the operation's key as the lifecycle writes it: `operations/cancel/moves@Starting`. */
export const operationRule = (key: string, part: string): string => `operations/${escapeToken(key)}/${part}`;

/** The id of what an operation promises in one state. */
export const guardRule = (key: string, promise: 'moves' | 'allow' | 'else', state: string): string =>
  operationRule(key, `${promise}@${escapeToken(state)}`);

/** What the operation promises in these states: the rules that the API has. */
export const guardRules = (
  contract: Contract,
  { life }: OperationContract,
  states: readonly string[],
): readonly string[] =>
  states.flatMap((state) =>
    (['moves', 'allow', 'else'] as const)
      .map((promise) => guardRule(life.key, promise, state))
      .filter((rule) => contract.has(rule)),
  );

/** The id of a rule of a state: `states/Succeeded/final`. */
export const stateRule = (state: string, part: string): string => `states/${escapeToken(state)}/${part}`;

/** The id of the rule on a state's successors. */
export const nextRule = (state: string): string => `next/${escapeToken(state)}`;
