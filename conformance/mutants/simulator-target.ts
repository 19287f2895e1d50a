import type { State } from '../../src/lifecycle/model.js';
import { isFinal } from '../../src/lifecycle/read-state.js';
import type { Api, ApiOperation, SecurityScheme } from '../../src/openapi/api.js';
import { demoCredential } from '../../src/simulator/check-credentials.js';
import { headerWord } from '../../src/simulator/parse-prefer.js';
import type { Secret, Target, Workload } from '../target/target.js';
import { heldStates, holdMs, holdScenario } from './simulator-scenarios.js';

/** What a check of a simulator needs beside its address. */
export type SimulatorTargetOptions = {
  /** Default `http://localhost`, which an in-process server never looks at. */
  readonly baseUrl?: string;
  /** How many times faster than the wall clock it lives; default 1. */
  readonly timeScale?: number;
  readonly budget?: Partial<Target['budget']>;
};

/**
 * A simulator as a target: workloads for every end and every state that can be held (its settings must have
 * `simulatorScenarios`), the demo credentials, nobody else on it.
 */
export function simulatorTarget(api: Api, options: SimulatorTargetOptions = {}): Target {
  return {
    baseUrl: options.baseUrl ?? 'http://localhost',
    credentials: Object.fromEntries([...api.securitySchemes.values()].map(credentialOf)),
    headers: {},
    create: [],
    workloads: api.operations.filter(isCreate).flatMap((operation) => workloadsOf(api, operation)),
    assumeMinDwell: false,
    slackMs: 0,
    timeScale: options.timeScale ?? 1,
    budget: {
      timeMs: 3_600_000,
      requests: 20_000,
      tasks: 2_000,
      requestsPerSecond: 1_000,
      concurrency: 16,
      requestTimeoutMs: 5_000,
      maxAnswerBytes: 1_000_000,
      ...options.budget,
    },
    destructive: true,
    own: true,
    exclude: [],
  };
}

/** The stay in each state of a task that is on its way to a certain end. */
const PASSING_MS = 2_000;

/** The same where it fails: long enough that whoever starts it again cannot have it done at once. */
const FAILING_MS = 20_000;

const isCreate = ({ lifecycle }: ApiOperation): boolean => lifecycle?.creates !== undefined;

function credentialOf(scheme: SecurityScheme): [string, Secret] {
  const credential = demoCredential(scheme);
  return [scheme.name, { reveal: () => credential }];
}

function workloadsOf(api: Api, operation: ApiOperation): readonly Workload[] {
  const ends = endsOf(api, operation).map(({ end, state }): Workload => {
    const last = api.lifecycle.states.get(state)?.final === 'failure' ? lastBefore(api, state) : undefined;
    const stayMs = last === undefined ? PASSING_MS : Math.min(FAILING_MS, holdMs(last));
    const recipe = recipeOf(operation, `outcome=${headerWord(end)}, dwell=${stayMs}ms`);
    const holds = last === undefined ? {} : { holds: { state: last.name, forMs: stayMs } };
    return { name: nameOf(api, operation, `ends ${end}`), recipe, ends: [state], ...holds };
  });
  const holds = heldStates(api).map((state): Workload => {
    const recipe = recipeOf(operation, `scenario=${headerWord(holdScenario(state.name))}`);
    const name = nameOf(api, operation, `holds ${state.name}`);
    return { name, recipe, holds: { state: state.name, forMs: holdMs(state) } };
  });
  // What holds for long comes first: of two that hold one state the first is taken.
  return [...holds, ...ends];
}

/** The state that a task mostly leaves for that end. */
const lastBefore = ({ lifecycle }: Api, end: string): State | undefined =>
  [...lifecycle.states.values()].findLast(({ next }) => next.some(({ to }) => to === end));

const recipeOf = ({ key }: ApiOperation, prefer: string): Workload['recipe'] => ({
  operation: key,
  headers: { prefer },
});

/** The operation is named where there are several that create. */
const nameOf = (api: Api, { key }: ApiOperation, what: string): string =>
  api.operations.filter(isCreate).length === 1 ? what : `${what} by ${key}`;

type End = { readonly end: string; readonly state: string };

/** The final states that the server itself takes a new task to, each with its outcomes. */
function endsOf({ lifecycle }: Api, operation: ApiOperation): readonly End[] {
  const reached = new Set(operation.lifecycle?.to ?? lifecycle.initial);
  for (const state of reached) for (const { to } of lifecycle.states.get(state)?.next ?? []) reached.add(to);
  return [...reached]
    .filter((state) => isFinal(lifecycle, state))
    .flatMap((state) => {
      const { outcomes = [] } = lifecycle.states.get(state) ?? {};
      if (outcomes.length === 0) return [{ end: state, state }];
      return outcomes.map(({ name }) => ({ end: `${state}.${name}`, state }));
    });
}
