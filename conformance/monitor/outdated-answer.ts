import { shownRule } from '../../src/openapi/api-rules.js';
import { type Element, statesOf, suspect, unmarked } from './belief.js';
import type { Call } from './call.js';
import type { Context } from './effects.js';
import { type Violation, violate } from './explain.js';
import type { Observation } from './observation.js';
import { type Pass, passCall } from './pass-call.js';
import { siftLabel } from './sift-snapshot.js';

/** What is made of an answer that shows the task as it was before the call. */
export type Outdated = { readonly elements: readonly Element[]; readonly observation: Observation };

/**
 * The answer says that the call was done, and shows the task as it was before it: what it shows is wrong, what it did
 * need not be. `undefined` where the answer is wrong in another way, or the document promises nothing of it.
 */
export function findOutdated(context: Context, pass: Pass, violation: Violation): Outdated | undefined {
  const elements = otherwise(context, pass, violation);
  if (elements.length === 0) return undefined;
  const rule = shownRule(violation.call.operation.api);
  return { elements, observation: violate(violation, [rule]) };
}

/** Where the answer is right too if the server was quick: the suspicion that it shows the task as it was before. */
export const suspectOutdated = (context: Context, pass: Pass, violation: Violation): readonly Element[] =>
  otherwise(context, pass, violation).flatMap((element) =>
    suspect(element, {
      rule: shownRule(violation.call.operation.api),
      seq: violation.call.seq,
      turn: context.turn,
    }),
  );

/** What the call can have made of the task if its answer shows it as it was before. */
function otherwise(context: Context, pass: Pass, { contract, before, call }: Violation): readonly Element[] {
  if (!isAccepted(call) || !contract.has(shownRule(call.operation.api))) return [];
  if (movable(context, pass, call).length === 0) return [];
  const { snapshot: _, ...silent } = call;
  return unmarked(passCall(context, before.elements, silent).left);
}

/**
 * That the answer shows the task as it is after the call, where before it the task would have been shown otherwise.
 * Where the task may have been in a state that such an answer leaves as it is, that is not certain.
 */
export function confirmShown(
  context: Context,
  pass: Pass,
  { contract, call, task }: Violation,
): readonly Observation[] {
  if (!isAccepted(call)) return [];
  const rule = shownRule(call.operation.api);
  if (!contract.has(rule)) return [];
  const { moves, allow, open } = call.operation.life;
  const states = statesOf(unmarked(pass.closed));
  if (!states.some((state) => moves?.has(state))) return [];
  const mayStay = (state: string): boolean => !moves?.has(state) && (allow.has(state) || open.has(state));
  const isSure = !states.some(mayStay) && movable(context, pass, call).length === 0;
  const kind = isSure ? 'held definitely' : 'held ambiguously';
  return [{ kind, rule, seq: call.seq, operation: call.operation.key, task }];
}

/** Whether the call was to move the task, says that it did, and shows it. Most calls only read: those are told first. */
const isAccepted = ({ operation, role, snapshot, answer }: Call): boolean =>
  operation.life.moves !== undefined &&
  role === 'target' &&
  snapshot !== undefined &&
  answer.kind === 'told' &&
  answer.ok &&
  !answer.deferred;

/** The possibilities before the call that it moves and that show what the answer shows. */
const movable = (context: Context, { closed }: Pass, call: Call): readonly Element[] =>
  siftLabel(
    context,
    unmarked(closed).filter(({ state }) => call.operation.life.moves?.has(state)),
    call,
  ).elements;
