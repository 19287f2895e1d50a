import { drawUnit } from '../../src/random/draw.js';
import { gone } from '../monitor/belief.js';
import { cellAim, look, make, pause, planOf, send, taskName, waitFor } from './act.js';
import { type Coverage, cellAims, stateRules } from './coverage.js';
import { changingCalls } from './merge-bodies.js';
import type { Act, Plan } from './plan.js';
import { livesOf } from './plan-lives.js';
import { destinationOf, type Way } from './reach-state.js';
import { type ListedOperation, type Maker, operationOf, type Scene, usualDwellMs } from './scene.js';
import { waysOf } from './take-way.js';
import { tellApart } from './tell-apart.js';

/** Plans that call every operation in every state: go there, look, act, look; on to where the act leads. */

/** What a round of visits is planned by. */
export type VisitOptions = { readonly coverage: Coverage; readonly round: number };

/** Visits until each cell of the matrix would be seen often enough; the states that are farthest come first. */
export function planVisits(scene: Scene, options: VisitOptions): readonly Plan[] {
  const ways = waysOf(scene);
  const ledger = openLedger(scene, options.coverage);
  creditLives(scene, ledger, options);
  const goals = [...ways.keys()].filter((state) => state !== gone);
  return goals.toReversed().flatMap((state) => planState({ scene, ways, ledger, ...options }, state));
}

/** What is still wanted, while plans are made. */
type Ledger = {
  readonly wants: (operation: ListedOperation, state: string) => number;
  readonly credit: (operation: ListedOperation, state: string) => void;
};

type Journey = VisitOptions & {
  readonly scene: Scene;
  readonly ways: ReadonlyMap<string, readonly Way[]>;
  readonly ledger: Ledger;
};

/** Visits to one state; of what never comes about, more are of no use. */
const mostVisits = 12;

function openLedger(scene: Scene, coverage: Coverage): Ledger {
  const left = new Map<string, number>();
  const lookFor = (state: string): readonly number[] => stateRules(scene, state).map(coverage.lacks);
  const wants = (operation: ListedOperation, state: string): number =>
    left.get(cellAim(operation, state)) ??
    Math.max(coverage.lacksCell(operation, state), ...(operation === scene.probe ? lookFor(state) : []));
  const credit = (operation: ListedOperation, state: string): void => {
    if (scene.targeted.includes(operation)) left.set(cellAim(operation, state), wants(operation, state) - 1);
  };
  return { wants, credit };
}

/** A life is polled, which calls the first read wherever it passes; what is final is looked at often enough. */
function creditLives(scene: Scene, ledger: Ledger, { round }: VisitOptions): void {
  const { probe, lifecycle } = scene;
  if (probe === undefined || round > 0) return;
  for (const state of livesOf(scene, round).flatMap(({ passes }) => passes)) {
    const looks = lifecycle.states.get(state)?.final === undefined ? 1 : ledger.wants(probe, state);
    for (let at = 0; at < looks; at += 1) ledger.credit(probe, state);
  }
}

function planState(journey: Journey, state: string): readonly Plan[] {
  const { scene, ledger, round } = journey;
  const plans: Plan[] = [];
  for (let visit = 0; visit < mostVisits; visit += 1) {
    const wanted = scene.targeted.filter((operation) => ledger.wants(operation, state) > 0);
    if (wanted.length === 0) break;
    const way = chooseWay(journey, state, visit);
    if (way === undefined) break;
    plans.push(visitOnce(journey, way, { id: `directed/${state}/${round}-${visit + 1}`, visit }));
  }
  return plans;
}

/** In the first round the best way; later the others as well, as long as they are not hopeless. */
function chooseWay({ ways, round }: Journey, state: string, visit: number): Way | undefined {
  const all = ways.get(state) ?? [];
  const [best] = all;
  if (best === undefined) return undefined;
  const worth = all.filter(
    ({ isHeld, cost }) => isHeld === best.isHeld && cost <= best.cost + (round === 0 ? 0 : 2),
  );
  return worth[(round + visit) % worth.length] ?? best;
}

type Visit = { readonly id: string; readonly visit: number };

/** What a plan is made of while it grows. */
type Trip = {
  readonly acts: Act[];
  readonly aims: string[];
  readonly turn: number;
  readonly workload?: string;
};

function visitOnce(journey: Journey, way: Way, { id, visit }: Visit): Plan {
  const { scene } = journey;
  const trip: Trip = {
    acts: [],
    aims: [],
    turn: visit + journey.round,
    ...(way.workload === undefined ? {} : { workload: way.workload.name }),
  };
  travel(journey, way, trip);
  let state: string | undefined = way.to;
  let { saved } = way;
  let pinned = arriveAt(journey, way, { trip, visit });
  for (let leg = 0; state !== undefined && leg < 4 && trip.acts.length < 30; leg += 1) {
    const fragile = isFragile(journey, way, { state, leg });
    if (!fragile || !isHasty(journey, state, trip)) stay(journey, { state, pinned, fragile, trip });
    else if (leg === 0 && !pinned) see(journey, state, trip);
    const moved = leave(journey, { state, saved, trip });
    if (moved?.operation.lifecycle.save === true) saved = state;
    if (moved === undefined) trip.acts.push(...lookAgain(scene, state, id));
    state = moved?.to;
    pinned = false;
  }
  return planOf(scene, { id, phase: 'directed', aims: trip.aims, acts: trip.acts });
}

/** What is final is still so a little later. */
const lookAgain = (scene: Scene, state: string, id: string): readonly Act[] =>
  scene.lifecycle.states.get(state)?.final === undefined
    ? []
    : [pause(usualDwellMs * (0.4 + 0.4 * drawUnit(scene.seed, 'later', id))), ...look(scene, 'a')];

/** Every other visit to a state that may pass makes the call that moves the task before any other. */
const isHasty = ({ scene, ledger }: Journey, state: string, { turn }: Trip): boolean =>
  turn % 2 === 0 &&
  scene.targeted.some(
    (operation) => operation.lifecycle.moves?.has(state) === true && ledger.wants(operation, state) > 0,
  );

/** Whether the server may leave the state at any moment. */
const isFragile = (
  { scene }: Journey,
  way: Way,
  { state, leg }: { readonly state: string; readonly leg: number },
): boolean =>
  scene.lifecycle.states.get(state)?.final === undefined && state !== gone && !(leg === 0 && way.isHeld);

function travel(journey: Journey, way: Way, trip: Trip): void {
  const { scene } = journey;
  const [maker] = scene.makers;
  for (const [at, stage] of way.stages.entries()) {
    if (stage.kind === 'create' && maker !== undefined) {
      trip.acts.push(...crowd(journey, way, maker), make(maker, 'a', optionsOf(trip)));
    }
    if (stage.kind === 'wait') trip.acts.push(waitFor('a', stage.until));
    if (stage.kind !== 'move') continue;
    const operation = operationOf(scene, stage.operation);
    if (operation === undefined) continue;
    const atOnce = at === 1 && trip.turn % 2 === 1;
    if (!atOnce) trip.acts.push(...look(scene, 'a'));
    act(journey, { operation, state: stage.from, trip });
  }
}

/** Other tasks in front, in later rounds, so that the one that matters has to queue. */
function crowd({ scene, round }: Journey, way: Way, maker: Maker): readonly Act[] {
  const queues = scene.lifecycle.initial.includes(way.to) || way.stages.length === 1;
  if (round % 2 === 0 || !queues) return [];
  return Array.from({ length: 4 }, (_, at) => make(maker, taskName(at + 1)));
}

const optionsOf = ({ workload }: Trip) => (workload === undefined ? {} : { workload });

/**
 * Where the answer of the last call shows the state, one of three visits acts at once: the server has the least time
 * to go on. In later rounds a part of the usual stay passes first.
 */
function arriveAt(
  { scene, round }: Journey,
  way: Way,
  { trip, visit }: { readonly trip: Trip; readonly visit: number },
): boolean {
  const state = scene.lifecycle.states.get(way.to);
  if (round > 0 && state !== undefined && state.final === undefined && visit % 2 === 1) {
    const longest = way.workload?.holds?.forMs ?? state.dwell?.maxMs ?? usualDwellMs;
    trip.acts.push(pause(longest * 0.8 * drawUnit(scene.seed, 'delay', way.to, round, visit)));
    return false;
  }
  const last = way.stages.at(-1);
  if (last?.kind === 'wait') return true;
  return state?.final === undefined && visit % 3 !== 2;
}

type Stay = {
  readonly state: string;
  readonly pinned: boolean;
  readonly fragile: boolean;
  readonly trip: Trip;
};

/** Calls what moves nothing here, each between two looks; where the state may pass, only a few. */
function stay(journey: Journey, { state, pinned, fragile, trip }: Stay): void {
  const { scene, ledger } = journey;
  const quiet = scene.targeted.filter(
    (operation) => !(operation.lifecycle.moves?.has(state) ?? false) && ledger.wants(operation, state) > 0,
  );
  const { probe } = scene;
  const others = quiet.filter((operation) => operation !== probe || state === gone);
  const from = others.length === 0 ? 0 : trip.turn % others.length;
  const rotated = [...others.slice(from), ...others.slice(0, from)].slice(0, fragile ? 3 : 12);
  if (!pinned) see(journey, state, trip);
  for (const operation of rotated) {
    act(journey, { operation, state, trip });
    see(journey, state, trip);
  }
  if (rotated.length === 0 && quiet.length > 0 && pinned) see(journey, state, trip);
}

/** A look, which is itself a call of the first read. */
function see({ scene, ledger }: Journey, state: string, trip: Trip): void {
  const { probe } = scene;
  if (state === gone && probe !== undefined) {
    trip.acts.push(send(probe, { task: 'a' }));
  } else trip.acts.push(...look(scene, 'a'));
  if (probe === undefined) return;
  ledger.credit(probe, state);
  trip.aims.push(...cellAims(probe, state), ...stateRules(scene, state));
}

type Deed = { readonly operation: ListedOperation; readonly state: string; readonly trip: Trip };

function act({ scene, ledger }: Journey, { operation, state, trip }: Deed): void {
  const calls = changingCalls(scene, operation, { maker: scene.makers[0], ...optionsOf(trip) });
  const earlier = trip.acts.filter((one) => one.do === 'call' && one.call.operation === operation.key).length;
  const options = calls[(trip.turn + earlier) % Math.max(1, Math.min(calls.length, 3))] ?? {};
  trip.acts.push(send(operation, { ...options, task: 'a' }));
  ledger.credit(operation, state);
  trip.aims.push(...cellAims(operation, state));
}

type Leaving = { readonly state: string; readonly saved: string | undefined; readonly trip: Trip };

/** The moving call that is wanted most here; where it leads is looked at. */
function leave(
  journey: Journey,
  { state, saved, trip }: Leaving,
): { readonly to: string | undefined; readonly operation: ListedOperation } | undefined {
  const { scene, ledger } = journey;
  const moving = scene.targeted
    .filter(({ lifecycle }) => lifecycle.moves?.has(state) ?? false)
    .toSorted((left, right) => ledger.wants(right, state) - ledger.wants(left, state));
  const [operation] = moving;
  if (operation === undefined || ledger.wants(operation, state) <= 0) return undefined;
  act(journey, { operation, state, trip });
  trip.acts.push(...scene.listings.map((listing) => send(listing)));
  const to = destinationOf(operation.lifecycle.moves?.get(state) ?? [], saved);
  if (to === undefined) trip.acts.push(...look(scene, 'a'));
  else trip.acts.push(...tellApart(scene, { from: state, to }, 'a'));
  return { to, operation };
}
