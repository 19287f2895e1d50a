import { drawFrom } from '../random/distribution.js';
import { drawUnit, drawWeighted } from '../random/draw.js';
import type { Course, Fate, FateSpec, ScriptedStay } from './fate.js';
import type { Policy, PolicyState } from './policy.js';
import type { Phase } from './task.js';
import type { Way } from './way.js';

/** One computed stay. `leavesMs` is absent in the last one; `Infinity` where nothing but reads leads on. */
export type Stay = {
  readonly state: string;
  /** Its place in the plan, from 0: draws are keyed by it, never by an instant. */
  readonly step: number;
  readonly entersMs: number;
  readonly leavesMs?: number;
  /** Where it is settled and not drawn. */
  readonly outcome?: string;
};

/** What the future of a phase is drawn from. */
export type PlanContext = {
  readonly policyOf: (spec: FateSpec) => Policy;
  /** For phases without one of their own. */
  readonly fate: Fate;
};

/** What decides over the phase. */
export const fateOf = (context: PlanContext, phase: Phase): Fate => phase.fate ?? context.fate;

/** Endless loops are planned this far; after that the task stays where it is. */
const MAX_STAYS = 1_000;

/**
 * Everything the server will do on its own after the phase began, unless an operation cuts it off. A pure function of
 * the phase and its fate: each draw is keyed by task, phase, step and purpose.
 */
export function planPhase(context: PlanContext, sequence: number, phase: Phase): readonly Stay[] {
  const { course, spec, seed } = fateOf(context, phase);
  const policy = context.policyOf(spec);
  if (course.kind === 'script') return followScript(policy, course.stays, phase);
  return drawStays({ policy, seed, course, sequence, phase });
}

type Drawing = {
  readonly policy: Policy;
  readonly seed: number;
  readonly course: Course;
  readonly sequence: number;
  readonly phase: Phase;
};

function drawStays(drawing: Drawing): readonly Stay[] {
  const { policy, sequence, phase } = drawing;
  const stays: Stay[] = [];
  const visits = new Map<string, number>();
  const end = drawEnd(drawing);
  let state = phase.state;
  let entersMs = phase.atMs;
  let step = 0;
  for (; step < MAX_STAYS; step++) {
    visits.set(state, (visits.get(state) ?? 0) + 1);
    const rule = policy.states.get(state);
    const key = [sequence, phase.entry, step, state] as const;
    const to = rule && chooseNext(drawing, { rule, weights: end?.way.get(state), visits, key });
    if (rule === undefined || to === undefined || isHeld(drawing.course, { state, rule })) break;
    const leavesMs = leavingMs(drawing, { rule, key, step, entersMs });
    stays.push({ state, step, entersMs, leavesMs });
    state = to;
    entersMs = leavesMs;
  }
  stays.push({ state, step, entersMs, ...settledOutcome(end, { state, step, phase }) });
  return stays;
}

function isHeld(course: Course, at: { readonly state: string; readonly rule: PolicyState }): boolean {
  if (course.kind !== 'hold') return false;
  return course.state === undefined || course.state === at.state || at.rule.labels.includes(course.state);
}

type Fork = {
  readonly rule: PolicyState;
  /** On the way to a drawn end: the steps that lead there. */
  readonly weights: readonly number[] | undefined;
  /** How often each state was visited so far. */
  readonly visits: ReadonlyMap<string, number>;
  readonly key: readonly (string | number)[];
};

function chooseNext({ policy, seed }: Drawing, fork: Fork): string | undefined {
  const { rule, visits, key } = fork;
  if (rule.to.length === 0) return undefined;
  const weights = (fork.weights ?? rule.weights).map((weight, index) => {
    const to = rule.to[index] ?? '';
    const limit = policy.states.get(to)?.visits ?? Number.POSITIVE_INFINITY;
    return (visits.get(to) ?? 0) < limit ? weight : 0;
  });
  const index = drawWeighted(weights, seed, ...key, 'next');
  return index === undefined ? undefined : rule.to[index];
}

type Stop = {
  readonly rule: PolicyState;
  readonly key: readonly (string | number)[];
  readonly step: number;
  readonly entersMs: number;
};

function leavingMs({ course, phase, seed }: Drawing, { rule, key, step, entersMs }: Stop): number {
  if (course.kind === 'immediate') return entersMs;
  if (course.kind === 'manual') return phase.turnsMs?.[step] ?? Number.POSITIVE_INFINITY;
  const drawnMs = drawFrom(rule.dwell, seed, ...key, 'dwell');
  return entersMs + Math.round(Math.min(rule.withinMs, Math.max(0, drawnMs)));
}

/** The end that was drawn for a phase, and the way that leads there from its state. */
type DrawnEnd = { readonly way: Way; readonly outcome?: string };

/** One of the ends that can be reached from where the phase begins; `undefined`: the lifecycle's weights decide. */
function drawEnd({ policy, seed, sequence, phase }: Drawing): DrawnEnd | undefined {
  if (policy.ends.length === 0) return undefined;
  const drawn = policy.ends.map(({ ways }) => ways.find((way) => way.has(phase.state)));
  const weights = policy.ends.map(({ weight }, index) => (drawn[index] === undefined ? 0 : weight));
  const index = drawWeighted(weights, seed, sequence, phase.entry, 'end') ?? -1;
  const way = drawn[index];
  const outcome = policy.ends[index]?.outcome;
  return way && { way, ...(outcome !== undefined && { outcome }) };
}

/** The outcome that goes with the end, once it is there; what an operation has settled before stays. */
function settledOutcome(
  end: DrawnEnd | undefined,
  at: { readonly state: string; readonly step: number; readonly phase: Phase },
): { readonly outcome?: string } {
  const isThere = end?.way.get(at.state)?.every((weight) => weight === 0) ?? false;
  if (!isThere || end?.outcome === undefined) return {};
  return at.step === 0 && at.phase.outcome !== undefined ? {} : { outcome: end.outcome };
}

/** A script that begins elsewhere leaves the phase's own state at once. */
function followScript(policy: Policy, script: readonly ScriptedStay[], phase: Phase): readonly Stay[] {
  const end = script.findIndex(({ forMs }) => forMs === undefined);
  const told = script
    .slice(0, end === -1 ? script.length : end + 1)
    .map((stay) => ({ ...stay, state: stateCalled(policy, stay.state) }));
  const isHere = told[0]?.state === phase.state;
  const list = isHere ? told : [{ state: phase.state, forMs: 0 }, ...told];
  let entersMs = phase.atMs;
  return list.map(({ state, outcome, forMs = 0 }: ScriptedStay, step) => {
    const stay = { state, step, entersMs, ...(outcome !== undefined && { outcome }) };
    if (step === list.length - 1) return stay;
    entersMs += Math.round(forMs);
    return { ...stay, leavesMs: entersMs };
  });
}

/** The state of that name, else the first with that label. */
function stateCalled({ states }: Policy, name: string): string {
  if (states.has(name)) return name;
  return [...states].find(([, { labels }]) => labels.includes(name))?.[0] ?? name;
}

/** Which sub-case of its state a task is in; `undefined` where the state has none. */
export function drawOutcome(
  { policy, seed }: { readonly policy: Policy; readonly seed: number },
  sequence: number,
  { entry, stay }: { readonly entry: number; readonly stay: Stay },
): string | undefined {
  if (stay.outcome !== undefined) return stay.outcome;
  const rule = policy.states.get(stay.state);
  if (rule === undefined || rule.outcomes.length === 0) return undefined;
  const key = [sequence, entry, stay.step, stay.state, 'outcome'] as const;
  return rule.outcomes[drawWeighted(rule.outcomeWeights, seed, ...key) ?? 0];
}

/** How much of the work is done when a run ends without success: 0.3..0.95. */
export function drawLastProgress(seed: number, sequence: number, entry: number): number {
  return 0.3 + 0.65 * drawUnit(seed, sequence, entry, 'last-progress');
}
