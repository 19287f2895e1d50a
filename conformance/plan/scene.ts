import type { Lifecycle, Operation } from '../../src/lifecycle/model.js';
import { ruleGlobMatches } from '../../src/lifecycle/rule-glob.js';
import type { Api, ApiOperation } from '../../src/openapi/api.js';
import { findReadOperation } from '../run/read-operation.js';
import { findOperation, operationNames } from '../target/find-operation.js';
import type { Target } from '../target/target.js';

/** What may be planned: the operations of an API by what they are for, as the target permits. */

/** An operation that the lifecycle lists. */
export type ListedOperation = ApiOperation & { readonly lifecycle: Operation };

/** How a task comes into being: by an operation, or by a create hook of the target. */
export type Maker =
  | { readonly kind: 'operation'; readonly operation: ListedOperation }
  | { readonly kind: 'hook'; readonly hook: number; readonly key: string };

/** Everything a planner looks at, worked out once. */
export type Scene = {
  readonly api: Api;
  readonly lifecycle: Lifecycle;
  readonly target: Target;
  readonly seed: number;
  /** How plans get their tasks; the hooks of the target stand before the operations. */
  readonly makers: readonly Maker[];
  readonly creators: readonly ListedOperation[];
  /** Those that are about one task. */
  readonly targeted: readonly ListedOperation[];
  /** What a probe calls; absent: the API has no read of one task. */
  readonly probe?: ListedOperation;
  readonly listings: readonly ListedOperation[];
  /** Those that apply to every task when no task is named; empty unless the target is `destructive`. */
  readonly bulk: readonly ListedOperation[];
  /** Those that are about no task. */
  readonly plain: readonly ListedOperation[];
  /** For how long a plan waits for a state at most, milliseconds of the target's own time. */
  readonly patienceMs: number;
};

/** Sorts the operations of the API. Excluded ones are nowhere; bulk ones only where the target is `destructive`. */
export function readScene(api: Api, target: Target, seed: number): Scene {
  const usable = api.operations.filter(
    (operation): operation is ListedOperation =>
      operation.lifecycle !== undefined &&
      !isExcludedOperation(target, operation) &&
      (target.destructive || !operation.lifecycle.bulk),
  );
  const creators = usable.filter(({ lifecycle }) => lifecycle.creates !== undefined);
  const listings = usable.filter((one) => !creators.includes(one) && one.lifecycle.lists !== undefined);
  const others = usable.filter((one) => !creators.includes(one) && !listings.includes(one));
  const targeted = others.filter((one) => one.target !== undefined);
  const read = findReadOperation(api, (operation) => isExcludedOperation(target, operation));
  const probe = targeted.find(({ key }) => key === read?.key);
  return {
    ...{ api, lifecycle: api.lifecycle, target, seed, creators, targeted, listings },
    makers: [
      ...hooksOf(api, target),
      ...creators.map((operation) => ({ kind: 'operation' as const, operation })),
    ],
    ...(probe === undefined ? {} : { probe }),
    bulk: others.filter(({ lifecycle }) => lifecycle.bulk),
    plain: others.filter((one) => one.target === undefined && !one.lifecycle.bulk),
    patienceMs: patienceOf(api.lifecycle, target),
  };
}

/** Whether the target says that the operation does not apply; it may name it as the document or as the lifecycle does. */
const isExcludedOperation = ({ exclude }: Pick<Target, 'exclude'>, operation: ApiOperation): boolean =>
  exclude.some(({ what }) => operationNames(operation).includes(what));

/** Whether the target says that the rule does not apply. */
export const isExcludedRule = ({ exclude }: Pick<Target, 'exclude'>, rule: string): boolean =>
  exclude.some(({ what }) => ruleGlobMatches(what, rule));

/** The operation with that key, if it may be called. */
export const operationOf = (scene: Scene, key: string): ListedOperation | undefined =>
  [...scene.creators, ...scene.targeted, ...scene.listings, ...scene.plain, ...scene.bulk].find(
    (operation) => operation.key === key,
  );

/** The stay in a state when nothing is said of it, milliseconds. */
export const usualDwellMs = 3000;

const hooksOf = (api: Api, { create }: Target): readonly Maker[] =>
  create.map((hook, at): Maker => {
    const named = hook.kind === 'request' ? hook.recipe.operation : '';
    const known = findOperation(api, named);
    return { kind: 'hook', hook: at, key: known?.key ?? named };
  });

/** A way through all states, each at its longest usual stay; what is not promised may take three times as long. */
function patienceOf({ states }: Lifecycle, { workloads }: Target): number {
  const stays = [...states.values()].map(({ final, withinMs, dwell, visits = 1 }) => {
    if (final !== undefined) return 0;
    return (withinMs ?? 3 * (dwell?.maxMs ?? usualDwellMs)) * Math.min(visits, 5);
  });
  const held = Math.max(0, ...workloads.map(({ holds }) => holds?.forMs ?? 0));
  return Math.ceil(
    Math.max(
      30_000,
      stays.reduce((sum, stay) => sum + stay, held),
    ),
  );
}
