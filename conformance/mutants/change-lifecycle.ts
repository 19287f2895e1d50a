import type { Lifecycle, Move, Operation } from '../../src/lifecycle/model.js';
import type { Api, ApiOperation } from '../../src/openapi/api.js';

/** The API with another lifecycle in place of its own. */
export const withLifecycle = (api: Api, lifecycle: Lifecycle): Api => ({
  ...api,
  lifecycle,
  operations: api.operations.map((operation) => rebound(operation, lifecycle)),
});

function rebound(operation: ApiOperation, lifecycle: Lifecycle): ApiOperation {
  const { lifecycle: old } = operation;
  const rule = old && lifecycle.operations.get(old.key);
  return rule === undefined ? operation : { ...operation, lifecycle: rule };
}

/** The API with one operation's rule in place of its own. */
export const withOperation = (api: Api, operation: Operation): Api =>
  withLifecycle(api, {
    ...api.lifecycle,
    operations: new Map(api.lifecycle.operations).set(operation.key, operation),
  });

/** The operation with these moves from a state; none: it moves nothing from there. */
export function withMoves(operation: Operation, from: string, moves: readonly Move[]): Operation {
  const allow = new Set([...operation.allow].filter((state) => state !== from));
  const open = new Set([...operation.open].filter((state) => state !== from));
  const others = [...(operation.moves ?? [])].filter(([state]) => state !== from);
  const own: [string, readonly Move[]][] = moves.length === 0 ? [] : [[from, moves]];
  return { ...operation, allow, open, moves: new Map([...others, ...own]) };
}

/** The states that the server itself can take a task to from there, the state itself not counted unless it comes back. */
export function reachedFrom({ states }: Lifecycle, from: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [from];
  for (const state of open) {
    for (const { to } of states.get(state)?.next ?? []) {
      if (reached.has(to)) continue;
      reached.add(to);
      open.push(to);
    }
  }
  return reached;
}
