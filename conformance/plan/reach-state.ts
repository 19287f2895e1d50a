import type { Lifecycle, Move, Operation } from '../../src/lifecycle/model.js';
import { gone } from '../monitor/belief.js';
import type { Workload } from '../target/target.js';

/** The shortest ways through a lifecycle: what has to be done, and waited for, to have a task in a state. */

/** One stage of a way. */
export type Stage =
  | { readonly kind: 'create'; readonly to: string; readonly workload?: string }
  /** The server goes there on its own; `until`: the goal, and every state from which it does not come any more. */
  | { readonly kind: 'wait'; readonly to: string; readonly until: readonly string[] }
  | { readonly kind: 'move'; readonly operation: string; readonly from: string; readonly to: string };

/** A way to a state. */
export type Way = {
  readonly to: string;
  readonly stages: readonly Stage[];
  /** The less certain and the longer, the more it costs: an operation costs 1, a step 1 and the doubt whether it is taken. */
  readonly cost: number;
  /** The workload that the task is created with; absent: the sample. */
  readonly workload?: Workload;
  /** The task stays in the state for certain, by its workload. */
  readonly isHeld: boolean;
  /** The state that `$saved` leads back to; absent: nothing was saved. */
  readonly saved?: string;
};

/** What may be used on the way. Operations by the key under which they are called. */
export type Means = {
  readonly lifecycle: Pick<Lifecycle, 'states' | 'initial'>;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly workloads: readonly Workload[];
  /** The states that a created task may be in; default: the initial ones. */
  readonly starts?: readonly string[];
};

/** The best way to each state that can be reached, `$gone` included, for the sample and for each workload: best first. */
export function findWays(means: Means): ReadonlyMap<string, readonly Way[]> {
  const all = [undefined, ...means.workloads].flatMap((workload) => search(means, workload));
  const found = new Map<string, readonly Way[]>();
  for (const way of all) found.set(way.to, [...(found.get(way.to) ?? []), way]);
  return new Map([...found].map(([state, ways]) => [state, ways.toSorted(byMerit)]));
}

/** Where an operation takes a task; the first alternative is meant. `undefined`: it stays, or nobody knows where to. */
export function destinationOf(moves: readonly Move[], saved: string | undefined): string | undefined {
  const [move] = moves;
  if (move === undefined || move.kind === 'same') return undefined;
  if (move.kind === 'state') return move.state;
  return move.kind === 'gone' ? gone : saved;
}

type Edge = {
  readonly to: string;
  readonly saved?: string;
  readonly cost: number;
  readonly operation?: string;
};
type Node = {
  readonly state: string;
  readonly saved?: string;
  readonly cost: number;
  readonly edges: readonly { readonly from: string; readonly edge: Edge }[];
  readonly start: string;
};

const byMerit = (left: Way, right: Way): number =>
  Number(right.isHeld) - Number(left.isHeld) || left.cost - right.cost;

/** Of the possible starts the first is the likely one. */
const uncertainty = 1;
/** The doubt about a step that the workload, or its weight of 0, speaks against. */
const improbable = 7;

function search(means: Means, workload: Workload | undefined): readonly Way[] {
  const { lifecycle, starts = lifecycle.initial } = means;
  const open: Node[] = starts.map((state, at) => ({
    state,
    start: state,
    cost: 1 + at * uncertainty,
    edges: [],
  }));
  const done = new Map<string, Node>();
  while (open.length > 0) {
    open.sort((left, right) => left.cost - right.cost);
    const node = open.shift();
    if (node === undefined || done.has(nodeKey(node))) continue;
    done.set(nodeKey(node), node);
    for (const edge of edgesFrom(means, node, workload)) {
      const edges = [...node.edges, { from: node.state, edge }];
      const saved = edge.saved === undefined ? {} : { saved: edge.saved };
      open.push({ ...saved, state: edge.to, start: node.start, cost: node.cost + edge.cost, edges });
    }
  }
  const best = new Map<string, Node>();
  for (const node of done.values()) if (!best.has(node.state)) best.set(node.state, node);
  return [...best.values()].map((node) => wayOf(means, node, workload));
}

const nodeKey = ({ state, saved }: Pick<Node, 'state' | 'saved'>): string => JSON.stringify([state, saved]);

function edgesFrom(means: Means, node: Node, workload: Workload | undefined): readonly Edge[] {
  if (node.state === gone) return [];
  const { saved } = node;
  const kept = saved === undefined ? {} : { saved };
  const steps = stepsFrom(means, node.state, workload).map((step) => ({ ...kept, ...step }));
  const moves = [...means.operations].flatMap(([key, operation]): readonly Edge[] => {
    const targets = operation.moves?.get(node.state) ?? [];
    return targets.flatMap((move, at): readonly Edge[] => {
      const to = destinationOf([move], saved);
      if (to === undefined || (to === node.state && !operation.save)) return [];
      const memory = operation.save ? { saved: node.state } : kept;
      return [{ to, operation: key, cost: 1 + at * uncertainty, ...memory }];
    });
  });
  return [...steps, ...moves];
}

function stepsFrom(
  { lifecycle }: Means,
  state: string,
  workload: Workload | undefined,
): readonly { readonly to: string; readonly cost: number }[] {
  const next = lifecycle.states.get(state)?.next ?? [];
  const total = next.reduce((sum, { weight }) => sum + weight, 0);
  return next.map(({ to, weight }) => {
    const doubt = weight === 0 || total === 0 ? improbable : -Math.log2(weight / total);
    return { to, cost: 1 + doubtUnder(lifecycle, workload, { to, doubt }) };
  });
}

/** A workload that is known to end somewhere settles which final state the server takes. */
function doubtUnder(
  lifecycle: Means['lifecycle'],
  workload: Workload | undefined,
  { to, doubt }: { readonly to: string; readonly doubt: number },
): number {
  const { ends, probability = 1 } = workload ?? {};
  if (ends === undefined || lifecycle.states.get(to)?.final === undefined) return doubt;
  if (!ends.includes(to)) return improbable;
  return Math.min(improbable, -Math.log2(Math.max(probability, 1e-6) / ends.length));
}

function wayOf({ lifecycle }: Means, node: Node, workload: Workload | undefined): Way {
  const stages: Stage[] = [
    { kind: 'create', to: node.start, ...(workload === undefined ? {} : { workload: workload.name }) },
  ];
  let waitingFrom: string | undefined;
  node.edges.forEach(({ from, edge }, at) => {
    if (edge.operation !== undefined) {
      stages.push({ kind: 'move', operation: edge.operation, from, to: edge.to });
      return;
    }
    waitingFrom ??= from;
    if (node.edges[at + 1]?.edge.operation === undefined && at + 1 < node.edges.length) return;
    stages.push({ kind: 'wait', to: edge.to, until: untilOf(lifecycle, waitingFrom, edge.to) });
    waitingFrom = undefined;
  });
  return {
    ...{ to: node.state, stages, cost: node.cost, isHeld: workload?.holds?.state === node.state },
    ...(workload === undefined ? {} : { workload }),
    ...(node.saved === undefined ? {} : { saved: node.saved }),
  };
}

/** The goal first, then the states that the server may be in on the way from which the goal does not come any more. */
function untilOf(lifecycle: Means['lifecycle'], from: string, goal: string): readonly string[] {
  const lost = [...followSteps(lifecycle, from)].filter(
    (state) => state !== goal && !followSteps(lifecycle, state).has(goal),
  );
  return [goal, ...lost];
}

/** The state and all that the server alone makes of it. */
export function followSteps(lifecycle: Means['lifecycle'], start: string): ReadonlySet<string> {
  const found = new Set([start]);
  for (const state of found) {
    for (const { to } of lifecycle.states.get(state)?.next ?? []) found.add(to);
  }
  return found;
}
