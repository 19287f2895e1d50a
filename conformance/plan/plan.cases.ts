import type { ExchangeRequest } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { createInvalidity } from '../monitor/invalid-request.js';
import { compilePath } from '../monitor/read-request.js';
import { buildRequest, isMissing } from '../run/build-request.js';
import type { Target, Workload } from '../target/target.js';
import type { Act, Plan, PlannedCall, TaskName } from './plan.js';

/** Targets, documents and readings of plans that the tests of the planners share. */

/** A target about which nothing is known. */
export const plainTarget: Target = {
  baseUrl: 'http://localhost:1',
  credentials: {},
  headers: {},
  create: [],
  workloads: [],
  assumeMinDwell: false,
  slackMs: 0,
  timeScale: 1,
  budget: {
    timeMs: 3_600_000,
    requests: 10_000,
    tasks: 1000,
    requestsPerSecond: 100,
    concurrency: 10,
    requestTimeoutMs: 10_000,
    maxAnswerBytes: 1_000_000,
  },
  destructive: false,
  own: false,
  exclude: [],
};

/** The same where everything may be done. */
export const ownTarget: Target = { ...plainTarget, destructive: true, own: true };

/** A workload for every end that the API has, and one that holds each of its initial states. */
export function withWorkloads(api: Api, target: Target): Target {
  const [create] = api.operations.filter(({ lifecycle }) => lifecycle?.creates !== undefined);
  if (create === undefined) return target;
  const recipe = { operation: create.key };
  const finals = [...api.lifecycle.states.values()].filter(({ final }) => final !== undefined);
  const workloads: readonly Workload[] = [
    ...finals.map(({ name }): Workload => ({ name: `ends ${name}`, recipe, ends: [name] })),
    ...api.lifecycle.initial.map(
      (state): Workload => ({ name: `holds ${state}`, recipe, holds: { state, forMs: 60_000 } }),
    ),
  ];
  return { ...target, workloads };
}

const names = ['chunkr', 'docling', 'factpulse', 'literature', 'trace'];

/** The five documents that come with the package. */
export const loadFive = (): Promise<readonly Api[]> =>
  Promise.all(
    names.map(async (name) => {
      const { api } = await loadApi(name);
      if (api === undefined) throw new Error(`specs/${name} cannot be read`);
      return api;
    }),
  );

/** The calls of an act. */
export function callsOf(act: Act): readonly PlannedCall[] {
  if (act.do === 'call') return [act.call];
  return act.do === 'together' ? act.calls.map(({ call }) => call) : [];
}

/** The calls of plans. */
export const callsIn = (plans: readonly Plan[]): readonly PlannedCall[] =>
  plans.flatMap(({ acts }) => acts.flatMap(callsOf));

/** The tasks that a plan names before they are there. */
export function namedTooEarly({ acts }: Plan): readonly TaskName[] {
  const born = new Set<TaskName>();
  return acts.flatMap((act) => {
    const named =
      act.do === 'await' || act.do === 'probe' ? [act.task] : callsOf(act).flatMap(({ task }) => task ?? []);
    const early = named.filter((task) => !born.has(task));
    for (const { creates } of callsOf(act)) if (creates !== undefined) born.add(creates);
    return early;
  });
}

/** Whether the request that the call becomes is one that the document forbids, as the monitor sees it. */
export function isForbidden(api: Api, target: Target, call: PlannedCall): boolean {
  const operation = api.operations.find(({ key }) => key === call.operation);
  if (operation === undefined) throw new Error(`there is no operation ${call.operation}`);
  const request = requestOf(api, target, call);
  const isInvalid = createInvalidity(api, operation, compilePath(operation));
  const answer = { kind: 'lost', reason: 'never sent' } as const;
  return isInvalid({ seq: 0, callMs: 0, returnMs: 0, operation: operation.key, request, answer });
}

/** The request that the call becomes; its task has the id 7. */
export function requestOf(api: Api, target: Target, call: PlannedCall): ExchangeRequest {
  const ids = new Map<TaskName, string>(call.task === undefined ? [] : [[call.task, '7']]);
  const built = buildRequest({ api, target, call, ids });
  if (isMissing(built)) throw new Error(built.because);
  return built;
}
