import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';
import { chunkr } from '../monitor/chunkr.cases.js';
import {
  auto,
  cancel,
  create,
  done,
  output,
  path,
  read,
  remove,
  task,
  update,
} from '../monitor/chunkr-steps.cases.js';
import { judge } from '../monitor/monitor.js';
import { traceOf, type Written } from '../monitor/traces.cases.js';
import type { Act } from '../plan/plan.js';
import type { RunResult, Skip } from '../run/run-result.js';
import type { Target } from '../target/target.js';
import { assembleReport, type ReportMaterial } from './assemble-report.js';
import type { CheckReport, FailureReport } from './check-report.js';

/** Reports for tests, made of hand-written traces that the monitor really judges. */

export const target: Target = {
  ...{ baseUrl: 'http://127.0.0.1:4010', credentials: {}, headers: {}, create: [], workloads: [] },
  ...{ assumeMinDwell: false, slackMs: 0, timeScale: 1, destructive: false, own: true, exclude: [] },
  budget: {
    ...{ timeMs: 60_000, requests: 1000, tasks: 100, requestsPerSecond: 50, concurrency: 8 },
    ...{ requestTimeoutMs: 10_000, maxAnswerBytes: 1_000_000 },
  },
};

const secondsPerTask = 1000;

/** The story of each task, as if they came one after the other. */
const serially = (stories: readonly (readonly Written[])[]): readonly Written[] =>
  stories.flatMap((story, index) =>
    story.map(([operation, step]): Written => {
      const at = typeof step.at === 'number' ? step.at : step.at[0];
      const id = `task-${index}`;
      const json = step.json === undefined ? {} : { json: { ...(step.json as object), task_id: id } };
      const named = step.path === undefined ? {} : { path: { task_id: id } };
      return [operation, { ...step, at: index * secondsPerTask + at, ...named, ...json }];
    }),
  );

const proper = [
  create(0),
  read(1, task('Starting')),
  cancel(2, 200),
  read(3, task('Cancelled')),
  cancel(4, 400),
  read(5, task('Cancelled')),
  remove(6, 400),
];
const finished = [create(0), read(60, done()), read(61, done()), cancel(62, 400), remove(63, 200)];
const doubtful = [
  create(0),
  read(20, task('Processing')),
  remove(21, 400),
  read(22, done()),
  update(23, auto, { status: 200, json: task('Starting', { configuration: auto }) }),
];
const wrong = [create(0), read(10, task('Processing')), cancel(11, 200), read(12, task('Cancelled'))];
const lost: readonly Written[] = [
  create(0),
  ['read', { at: 5, path }],
  read(6, done({ output: { ...output, pages: 4 } })),
];

/** A run over chunkr in which most things hold, one cancel is accepted that must not be, and one answer is lost. */
export const chunkrTrace = traceOf(
  chunkr,
  serially([proper, finished, proper, finished, wrong, proper, finished, doubtful, lost, wrong]),
);

/** The run that left this trace. */
export function runOf(trace: readonly Exchange[], more: Partial<RunResult> = {}): RunResult {
  const act: Act = { do: 'probe', task: 'a' };
  const skipped: readonly Skip[] = [{ plan: 'directed-7', act: 0, because: 'state-not-reached' }];
  const aims = ['cancel@Requeued'];
  const plan = { id: 'directed-7', phase: 'directed', aims, acts: [act], patienceMs: 1000 } as const;
  return {
    trace,
    plans: [{ plan, exchanges: trace.map((_, index) => index), skipped }],
    stop: { kind: 'done' },
    tasks: trace.filter(({ operation }) => operation === 'create').length,
    elapsedMs: 12_345,
    seed: 7,
    ...more,
  };
}

/** The material of a report on chunkr. */
export function materialOf(
  trace: readonly Exchange[] = chunkrTrace,
  more: Partial<ReportMaterial> = {},
  api: Api = chunkr,
): ReportMaterial {
  const judged = judge(api, trace, { own: true });
  return {
    version: '0.1.0',
    ...{ api, target, judged, run: runOf(trace), startedMs: Date.parse('2026-01-02T03:04:05Z') },
    failures: judged.rules.flatMap(({ example }): readonly FailureReport[] =>
      example === undefined ? [] : [failureOf(trace, example)],
    ),
    ...more,
  };
}

function failureOf(
  trace: readonly Exchange[],
  { rule, seq, task: id, explanation }: NonNullable<ReturnType<typeof judge>['rules'][number]['example']>,
): FailureReport {
  const exchanges = trace.filter(
    ({ request, answer, seq: own }) =>
      own <= seq && id !== undefined && JSON.stringify([request, answer]).includes(`${id}`),
  );
  const { before, answer, rules, assuming, afterViolation, sentence } = explanation;
  return {
    ...{ rule, sentence, before, answer, rules, assuming, afterViolation, exchanges },
    curl: 'BASE=http://127.0.0.1:4010\ncurl -sS -X POST "$BASE/api/v1/task/parse" -H "Authorization: $KEY" \\\n  --json \'{"file":"x"}\'\n',
    reproduced: { times: 5, tries: 5 },
    ...{ seed: 7, plan: 'directed-7' },
  };
}

/** A report on chunkr. */
export const reportOf = (more: Partial<ReportMaterial> = {}, trace = chunkrTrace): CheckReport =>
  assembleReport(materialOf(trace, more));
