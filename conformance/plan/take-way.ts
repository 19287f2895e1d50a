import { gone } from '../monitor/belief.js';
import { look, make, send, waitFor } from './act.js';
import { changingCalls } from './merge-bodies.js';
import type { Act, TaskName } from './plan.js';
import { findWays, type Way } from './reach-state.js';
import { type ListedOperation, operationOf, type Scene } from './scene.js';

/** Ways through the lifecycle as steps of a plan. */

/** The best ways to each state by operations that may be called, for the first maker of tasks. */
export function waysOf(scene: Scene): ReadonlyMap<string, readonly Way[]> {
  const [maker] = scene.makers;
  if (maker === undefined) return new Map();
  const to = maker.kind === 'operation' ? maker.operation.lifecycle.to : [];
  return findWays({
    lifecycle: scene.lifecycle,
    operations: new Map(scene.targeted.map(({ key, lifecycle }) => [key, lifecycle])),
    workloads: maker.kind === 'operation' ? scene.target.workloads : [],
    ...(to.length === 0 ? {} : { starts: to }),
  });
}

/** The steps that bring a new task there. */
export function actsOfWay(scene: Scene, way: Way, task: TaskName): readonly Act[] {
  const [maker] = scene.makers;
  const workload = way.workload === undefined ? {} : { workload: way.workload.name };
  return way.stages.flatMap((stage): readonly Act[] => {
    if (stage.kind === 'create') return maker === undefined ? [] : [make(maker, task, workload)];
    if (stage.kind === 'wait') return [waitFor(task, stage.until)];
    const operation = operationOf(scene, stage.operation);
    if (operation === undefined) return [];
    const [options = {}] = changingCalls(scene, operation, { maker, ...workload });
    return [...look(scene, task), send(operation, { ...options, task })];
  });
}

/**
 * The cheapest way to a state in which the operation moves a task, and the states to wait for before it can move it
 * again.
 */
export function bestWayInto(
  scene: Scene,
  operation: ListedOperation,
): { readonly way: Way; readonly until: readonly string[] } | undefined {
  const moving = [...(operation.lifecycle.moves?.keys() ?? [])];
  const accepting = moving.length > 0 ? moving : [...operation.lifecycle.allow];
  const ways = waysOf(scene);
  const [best] = accepting
    .flatMap((state) => ways.get(state)?.slice(0, 1) ?? [])
    .filter(({ to }) => to !== gone)
    .toSorted((left, right) => left.cost - right.cost);
  if (best === undefined) return undefined;
  const finals = [...scene.lifecycle.states.values()].filter(({ final }) => final !== undefined);
  return { way: best, until: [...new Set([...accepting, ...finals.map(({ name }) => name)])] };
}

/** The best way to each state that a task then stays in for certain. */
export const heldWays = (scene: Scene): readonly Way[] =>
  [...waysOf(scene).values()].flatMap((ways) => ways.filter(({ isHeld }) => isHeld).slice(0, 1));
