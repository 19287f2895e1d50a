import { acceptRule, isAlwaysOpen } from '../../src/openapi/api-rules.js';
import { drawUnit } from '../../src/random/draw.js';
import { look, planOf, send, taskName } from './act.js';
import { type Boundary, bodyBoundaries, queryBoundaries } from './boundaries.js';
import { createDraftCheck, draftRequest } from './draft-request.js';
import type { Act, Plan } from './plan.js';
import { isExcludedRule, type ListedOperation, type Scene } from './scene.js';

/** For one operation at most. */
const perOperation = 24;
/** The part of the budget, of tasks and of requests, that they may use together. */
const partOfBudget = 1 / 10;
/** A plan has few of them, so that several can go on at once. */
const perPlan = 6;

/**
 * Valid requests at the borders of what the document permits, for the operations that accept one at any time: each
 * optional member alone, each end of a range, each listed value, each `null`, each query parameter. Which of them where
 * there are too many, the seed decides; every task that comes of it is looked at once.
 */
export const planBoundaries = (scene: Scene, round: number): readonly Plan[] => {
  const operations = [...scene.creators, ...scene.listings, ...scene.plain].filter(
    (one) => isAlwaysOpen(one) && !isExcludedRule(scene.target, acceptRule(one)),
  );
  return operations.flatMap((operation) => {
    const count = affordable(scene, operation, operations);
    const chosen = firstValid(scene, operation, { count, round });
    // Where the rule is still open later on, the usual request counts as well.
    const usual = round === 0 ? [] : Array.from({ length: 3 }, (): Boundary => usualRequest);
    const all = [...chosen, ...usual].slice(0, count);
    return Array.from({ length: Math.ceil(all.length / perPlan) }, (_, at) =>
      planOf(scene, {
        id: `directed/boundary/${operation.key}/${round}-${at + 1}`,
        phase: 'directed',
        aims: [acceptRule(operation)],
        acts: all
          .slice(at * perPlan, (at + 1) * perPlan)
          .flatMap((boundary, index) => actsFor(scene, operation, { boundary, name: taskName(index) })),
      }),
    );
  });
};

const usualRequest: Boundary = { kind: 'parameter', about: '', changes: [] };

type Asking = { readonly boundary: Boundary; readonly name: string };

function actsFor(
  scene: Scene,
  operation: ListedOperation,
  { boundary: { changes }, name }: Asking,
): readonly Act[] {
  if (!scene.creators.includes(operation)) return [send(operation, { changes })];
  const isRead = scene.probe !== undefined;
  return [send(operation, { creates: name, changes }), ...(isRead ? look(scene, name) : [])];
}

/** How many requests the operation can have: a create costs a task and a look. */
function affordable(
  { creators, target: { budget } }: Scene,
  operation: ListedOperation,
  operations: readonly ListedOperation[],
): number {
  const requests = Math.min(budget.requests, (budget.requestsPerSecond * budget.timeMs) / 1000);
  const share = (requests * partOfBudget) / operations.length;
  const tasks = (budget.tasks * partOfBudget) / Math.max(1, creators.length);
  const most = creators.includes(operation) ? Math.min(share / 2, tasks) : share;
  return Math.floor(Math.min(perOperation, most));
}

/** The first ones that the document permits and that are not the same as another, in the order of their worth. */
function firstValid(
  scene: Scene,
  operation: ListedOperation,
  { count, round }: { readonly count: number; readonly round: number },
): readonly Boundary[] {
  const check = createDraftCheck(scene.api, operation);
  const known = new Set([JSON.stringify(draftRequest(scene, operation))]);
  const found: Boundary[] = [];
  const all = [...bodyBoundaries(scene, operation), ...queryBoundaries(scene, operation)];
  for (const boundary of ranked(scene, operation, { all, round })) {
    if (found.length >= count) break;
    const draft = draftRequest(scene, operation, { changes: boundary.changes });
    const text = JSON.stringify(draft);
    if (known.has(text) || check(draft).kind !== 'valid') continue;
    known.add(text);
    found.push(boundary);
  }
  return found;
}

/**
 * One of each kind about each member of the first level, then a second of each, and so on: members of members come
 * often, and would leave the others no room.
 */
function ranked(
  { seed }: Scene,
  operation: ListedOperation,
  { all, round }: { readonly all: readonly Boundary[]; readonly round: number },
): readonly Boundary[] {
  const shuffled = all
    .map((one, at) => ({ one, luck: drawUnit(seed, 'boundary', operation.key, round, at) }))
    .toSorted((left, right) => left.luck - right.luck)
    .map(({ one }) => one);
  const seen = new Map<string, number>();
  const ranks = new Map(
    shuffled.map((one): [Boundary, number] => {
      const key = `${one.kind} ${one.about}`;
      const rank = seen.get(key) ?? 0;
      seen.set(key, rank + 1);
      return [one, rank];
    }),
  );
  const weigh = (one: Boundary): number => (ranks.get(one) ?? 0) + (one.kind === 'member alone' ? 0 : 0.5);
  return shuffled.toSorted((left, right) => weigh(left) - weigh(right));
}
