import type { Action } from './action.js';
import type { Wire } from './wire.js';

/** One rule that would hit the request, with what it would do. */
export type Attempt = { readonly actions: readonly Action[] };

/**
 * Which of the rules hit together, in their order. Wire actions add up, but only the first rule that decides the answer
 * (gives one, or ends the connection) does so; a rule of whose actions nothing would be left does not hit at all.
 */
export function settleHits<T extends Attempt>(attempts: readonly T[]): readonly T[] {
  if (attempts.length === 1) return attempts;
  const decider = attempts.find(({ actions }) => actions.some(isDecisive));
  if (decider === undefined) return attempts;
  const isLost = lostBehind(decider);
  return attempts.filter(
    (attempt) => attempt === decider || (!attempt.actions.some(isDecisive) && !attempt.actions.every(isLost)),
  );
}

const isDecisive = (action: Action): boolean =>
  action.do === 'answer' || action.do === 'replace' || (action.do === 'wire' && isEnd(action.wire));

/** What no longer shows or happens once the decider has had its way. */
function lostBehind({ actions }: Attempt): (action: Action) => boolean {
  const isKeptFromHappening = actions.some((action) => action.do === 'answer');
  const hasOtherBody = actions.some(
    (action) => action.do === 'answer' || action.do === 'replace' || isBlank(action),
  );
  return (action) => {
    switch (action.do) {
      case 'pretend':
      case 'effect-though-refused':
      case 'forget-once':
      case 'reuse-id':
        return isKeptFromHappening;
      case 'change':
        return isKeptFromHappening && action.when === 'after';
      case 'show':
      case 'edit':
        return hasOtherBody;
      case 'answer':
      case 'replace':
      case 'headers':
      case 'wire':
        return false;
    }
  };
}

/** Nothing of the reply is seen. */
const isBlank = (action: Action): boolean => {
  if (action.do !== 'wire') return false;
  const { wire } = action;
  return wire.kind === 'reset' ? wire.after === 'nothing' : BLANK.has(wire.kind);
};

const BLANK: ReadonlySet<Wire['kind']> = new Set(['hang', 'empty', 'bytes', 'refuse', 'restart']);

/** Whether the connection ends before the answer does. */
function isEnd({ kind }: Wire): boolean {
  switch (kind) {
    case 'hang':
    case 'reset':
    case 'empty':
    case 'bytes':
    case 'malformed-chunk':
    case 'truncate':
    case 'limit':
    case 'refuse':
    case 'restart':
      return true;
    case 'delay':
    case 'slow-headers':
    case 'dribble':
    case 'bandwidth':
    case 'slice':
    case 'slow-close':
    case 'drop-keep-alive':
      return false;
  }
}
