import type { Api } from '../../src/openapi/api.js';
import { inputRule } from '../../src/openapi/api-rules.js';
import { drawUnit } from '../../src/random/draw.js';
import type { Target } from '../target/target.js';
import { look, make, planOf, send } from './act.js';
import { type Break, breakBody } from './break-body.js';
import { breakParameters } from './break-parameter.js';
import { type CheckDraft, createDraftCheck, draftRequest } from './draft-request.js';
import type { Act, Plan } from './plan.js';
import { type ListedOperation, readScene, type Scene } from './scene.js';
import { actsOfWay, bestWayInto } from './take-way.js';

/** How many invalid requests are planned. */
export type NegativeOptions = {
  readonly seed: number;
  /** For one operation at most. Default 12. */
  readonly perOperation?: number;
};

/** A plan has few of them, so that one that is let through spoils little. */
const perPlan = 6;

/**
 * Requests that the document forbids, each kind of mistake first once; what the document's own validator lets pass is
 * left out. A task in between is looked at after each: it must be as before.
 */
export function planNegative(api: Api, target: Target, options: NegativeOptions): readonly Plan[] {
  const { seed, perOperation = 12 } = options;
  const scene = readScene(api, target, seed);
  const all = [...scene.creators, ...scene.targeted, ...scene.listings, ...scene.plain];
  return all.flatMap((operation) => {
    const chosen = spread(scene, operation, invalidRequests(scene, operation)).slice(0, perOperation);
    const plans = Math.ceil(chosen.length / perPlan);
    return Array.from({ length: plans }, (_, at) =>
      planOne(scene, { operation, at, breaks: chosen.slice(at * perPlan, (at + 1) * perPlan) }),
    );
  });
}

/** Everything that the document forbids of what its schemas suggest. */
function invalidRequests(scene: Scene, operation: ListedOperation): readonly Break[] {
  const check = createDraftCheck(scene.api, operation);
  const all = [...breakBody(scene, operation), ...breakParameters(scene, operation)];
  const distinct = [...new Map(all.map((one) => [JSON.stringify(one.changes), one])).values()];
  return distinct.filter(({ changes }) => isForbidden(check(draftRequest(scene, operation, { changes }))));
}

/** A `format` alone forbids nothing: whether it is more than a remark the document leaves open. */
const isForbidden = (checked: ReturnType<CheckDraft>): boolean =>
  checked.kind === 'invalid' && checked.errors.some(({ keyword }) => keyword !== 'format');

/** One of each kind, then a second of each, and so on; which ones, the seed decides. */
function spread(scene: Scene, operation: ListedOperation, breaks: readonly Break[]): readonly Break[] {
  const shuffled = breaks
    .map((one, at) => ({ one, luck: drawUnit(scene.seed, 'break', operation.key, at) }))
    .toSorted((left, right) => left.luck - right.luck)
    .map(({ one }) => one);
  const kinds = [...new Set(breaks.map(({ kind }) => kind))];
  const rank = (one: Break): number => shuffled.filter(({ kind }) => kind === one.kind).indexOf(one);
  return shuffled.toSorted(
    (left, right) => rank(left) - rank(right) || kinds.indexOf(left.kind) - kinds.indexOf(right.kind),
  );
}

type Negative = {
  readonly operation: ListedOperation;
  readonly at: number;
  readonly breaks: readonly Break[];
};

function planOne(scene: Scene, { operation, at, breaks }: Negative): Plan {
  const isTargeted = scene.targeted.includes(operation) && scene.makers.length > 0;
  const lists = scene.creators.includes(operation) ? scene.listings.map((listing) => send(listing)) : [];
  const acts = [
    ...(isTargeted ? pinned(scene, operation) : lists),
    ...breaks.flatMap(({ because, changes }): readonly Act[] => {
      const call = { changes, intent: { kind: 'invalid' as const, because } };
      return isTargeted
        ? [send(operation, { ...call, task: 'a' }), ...look(scene, 'a')]
        : [send(operation, call)];
    }),
    ...lists,
  ];
  const id = `negative/${operation.key}/${at + 1}`;
  return planOf(scene, { id, phase: 'negative', aims: [inputRule(operation)], acts });
}

/** A task in a state in which a valid call would have an effect: else the state alone explains the refusal. */
export function pinned(scene: Scene, operation: ListedOperation): readonly Act[] {
  const [maker] = scene.makers;
  if (maker === undefined) return [];
  const found = bestWayInto(scene, operation);
  const first = found === undefined ? [make(maker, 'a')] : actsOfWay(scene, found.way, 'a');
  return [...first, ...look(scene, 'a')];
}
