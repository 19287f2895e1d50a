import { type ApiFacts, type BodyFacts, findOperation, type OperationFacts } from './api-facts.js';
import type { Lifecycle, Operation, Pointer, Shows } from './model.js';
import { escapeToken, pointerOf } from './pointer.js';
import { payloadPointer, snapshotPointer } from './read-state.js';

/** An operation of the lifecycle with what the document says of it. */
export type Listed = {
  readonly operation: Operation;
  readonly facts: OperationFacts;
  /** Where it stands in the lifecycle. */
  readonly at: string;
};

/** An answer that carries tasks: one, or a list of them. */
export type View = Listed & {
  readonly body: BodyFacts;
  /** Where a snapshot pointer stands in the raw body. */
  readonly place: (pointer: Pointer) => Pointer;
};

/** What every part of the lint looks at. */
export type Scene = {
  readonly lifecycle: Lifecycle;
  readonly facts: ApiFacts;
  /** The operations that the document has; the others are reported once and left out. */
  readonly listed: readonly Listed[];
  readonly views: readonly View[];
};

/** The scene of one lifecycle in its document. */
export function createScene(lifecycle: Lifecycle, facts: ApiFacts): Scene {
  const listed = [...lifecycle.operations.values()].flatMap((operation): readonly Listed[] => {
    const found = findOperation(facts, operation.key);
    return found === undefined
      ? []
      : [{ operation, facts: found, at: `/operations/${escapeToken(operation.key)}` }];
  });
  return { lifecycle, facts, listed, views: listed.flatMap((one) => viewsOf(lifecycle, one)) };
}

/** The view as findings name it. */
export const nameOf = ({ facts }: Pick<Listed, 'facts'>): string => facts.operationId ?? facts.route;

function viewsOf(lifecycle: Lifecycle, listed: Listed): readonly View[] {
  const { operation, facts } = listed;
  const body = facts.answer;
  if (body === undefined || !showsTasks(lifecycle, operation, body)) return [];
  return [{ ...listed, body, place: (pointer) => snapshotPointer(lifecycle, operation, pointer) }];
}

/** A list does; any other answer as the lifecycle says, else where its schema spells out what tells the state. */
function showsTasks(lifecycle: Lifecycle, operation: Operation, body: BodyFacts): boolean {
  if (operation.lists !== undefined) return true;
  if (operation.snapshot !== undefined) return operation.snapshot;
  return statePointers(lifecycle).some((pointer) => spellsOut(body, payloadPointer(lifecycle, pointer)));
}

function statePointers({ fields, states }: Lifecycle): readonly Pointer[] {
  return fields.state === undefined
    ? [...states.values()].flatMap(({ shows }) => shownPointers(shows))
    : [fields.state];
}

/** What the predicate of a state looks at in a snapshot. */
function shownPointers(shows: Shows): readonly Pointer[] {
  if (shows.kind === 'labels') return [];
  const operands = shows.check.flatMap(({ comparison }) => comparison.operands);
  return [
    ...operands.flatMap((operand) => (operand.kind === 'pointer' ? [operand.pointer] : [])),
    ...[...shows.has, ...shows.lacks].map(({ pointer }) => pointer),
  ];
}

function spellsOut(body: BodyFacts, { tokens }: Pointer): boolean {
  const last = tokens.at(-1);
  return last !== undefined && body.membersAt(pointerOf(tokens.slice(0, -1))).includes(last);
}
