import { createHash } from 'node:crypto';
import { createVirtualPace } from '../../src/clock/virtual-pace.js';
import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { judgeOptionsOf } from '../check/judge-options.js';
import { forRounds, isLookedBack, lookOnceMore } from '../check/last-look.js';
import { DEFAULT_ROUNDS, planRound } from '../check/plan-round.js';
import { judge, type Report } from '../monitor/monitor.js';
import type { Observation } from '../monitor/observation.js';
import type { Phase } from '../plan/plan.js';
import type { RunResult } from '../run/run-result.js';
import { createRunner } from '../run/runner.js';
import type { Sender } from '../run/sender.js';
import type { BrokenRule, MatrixRun } from './matrix-run.js';
import type { StartOptions } from './mutants.js';
import { simulatorTarget } from './simulator-target.js';

/** A server under check, and how it is checked. */
export type ServerRun = Pick<MatrixRun, 'kind' | 'name' | 'seed' | 'phases'> & {
  readonly api: Api;
  readonly start: (options: StartOptions) => Sender;
  /** What a mutant should break. */
  readonly ruleMeant?: readonly string[];
  /** Default that of a check. */
  readonly rounds?: number;
};

/** Where the virtual time of each run begins: 2026-01-05T08:00:00Z, a Monday. */
const START_MS = 1_767_600_000_000;

/** What a run leaves. */
export type ServerRunResult = {
  readonly run: MatrixRun;
  readonly trace: readonly Exchange[];
  readonly judged: Report;
};

/** Checks a server in virtual time as `check` would, round by round, until it is known to be wrong or nothing is left to try. */
export async function runServer(subject: ServerRun): Promise<ServerRunResult> {
  const { api, seed, phases, start, rounds = DEFAULT_ROUNDS } = subject;
  const pace = createVirtualPace(START_MS);
  const target = simulatorTarget(api);
  const running = { api, send: start({ pace, seed }), pace, seed };
  const runner = createRunner({ ...running, target: forRounds(target) });
  const trace = () => runner.result().trace;
  let judged: Report | undefined;
  let fingerprint = '';
  let judgedRounds = 0;
  for (let round = 0; ; round += 1) {
    const batches = planRound({ api, target, options: { seed, phases, rounds }, round, judged, trace });
    if (batches === undefined) break;
    for (const batch of batches) await runner.run(batch);
    const result = runner.result();
    if (round === 0) fingerprint = fingerprintOf(result.trace);
    judged = judge(api, result.trace, judgeOptionsOf(target));
    judgedRounds += 1;
    if (result.stop.kind !== 'done' || isDecided(subject, judged)) break;
  }
  const isFoundOut = judged !== undefined && isDecided(subject, judged);
  const goesOn = !isFoundOut && isLookedBack({ phases });
  const result = goesOn ? await lookOnceMore(runner.result(), { ...running, target }) : runner.result();
  const last = judged !== undefined && !goesOn ? judged : judge(api, result.trace, judgeOptionsOf(target));
  const run = describe(subject, { result, judged: last, fingerprint, rounds: judgedRounds });
  return { run, trace: result.trace, judged: last };
}

/** A mutant that is found out needs no further round; a soft rule suffices where it is the one that is meant. */
const isDecided = ({ kind, ruleMeant }: ServerRun, { rules }: Report): boolean =>
  kind === 'mutant' &&
  rules.some(
    ({ rule, verdict, soft }) => verdict === 'fail' && (!soft || ruleMeant?.includes(rule) === true),
  );

const fingerprintOf = (trace: readonly Exchange[]): string => {
  const hash = createHash('sha256');
  for (const { callMs, returnMs, request, answer } of trace)
    hash.update(JSON.stringify([callMs, returnMs, request.method, request.url, answer]));
  return hash.digest('base64url').slice(0, 16);
};

type Finished = {
  readonly result: RunResult;
  readonly judged: Report;
  readonly fingerprint: string;
  readonly rounds: number;
};

function describe(
  { api, kind, name, seed, phases }: ServerRun,
  { result, judged, fingerprint, rounds }: Finished,
): MatrixRun {
  const { trace, stop, tasks, elapsedMs } = result;
  const undecided = judged.rules.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'fail');
  return {
    ...{ api: api.name, kind, name, seed, phases, rounds, fingerprint, tasks },
    requests: trace.length,
    seconds: elapsedMs / 1000,
    stop: stop.kind === 'budget' ? `budget ${stop.which}` : stop.kind,
    broken: brokenRules(judged, result),
    undecided: undecided.map(({ rule, verdict }) => `${rule}: ${verdict}`),
  };
}

type Violation = Observation & { readonly kind: 'violated' };

function brokenRules({ observations, rules }: Report, { trace, plans }: RunResult): readonly BrokenRule[] {
  const places = new Map(trace.map(({ seq }, place) => [seq, place]));
  const phases = new Map<number, Phase>();
  for (const { plan, exchanges } of plans) for (const place of exchanges) phases.set(place, plan.phase);
  const soft = new Set(rules.filter((one) => one.soft).map(({ rule }) => rule));
  const found = new Map<string, BrokenRule>();
  const startMs = trace[0]?.callMs ?? 0;
  for (const observation of observations.filter((one): one is Violation => one.kind === 'violated')) {
    const { rule, seq, explanation } = observation;
    const place = places.get(seq) ?? 0;
    const known = found.get(rule);
    const isFirst = known === undefined || place + 1 < known.request;
    const first: BrokenRule = {
      ...{ rule, soft: soft.has(rule), times: 0, request: place + 1 },
      second: ((trace[place]?.returnMs ?? startMs) - startMs) / 1000,
      phase: phases.get(place) ?? 'none',
      beside: explanation.rules.filter((other) => other !== rule),
      sentence: explanation.sentence,
    };
    found.set(rule, { ...(isFirst ? first : known), times: (known?.times ?? 0) + 1 });
  }
  return [...found.values()].toSorted((one, other) => one.request - other.request);
}
