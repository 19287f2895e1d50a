import type { Rule } from '../../src/lifecycle/model.js';
import type { Api } from '../../src/openapi/api.js';
import { apiRules } from '../../src/openapi/api-rules.js';
import type { Requirements } from '../../src/openapi/requirements.js';
import type { Report } from '../monitor/monitor.js';
import type { RuleSummary } from '../monitor/summarise.js';
import type { RunResult, Stop } from '../run/run-result.js';
import type { Target } from '../target/target.js';
import { applyBaseline } from './apply-baseline.js';
import type { Baseline } from './baseline.js';
import type { Afterwards, CheckReport, FailureReport, RuleReport, Verdict } from './check-report.js';
import { decideVerdict } from './decide-verdict.js';
import { describeRefuted } from './describe-refuted.js';
import { describeTrust } from './describe-trust.js';
import { exitCodeOf } from './exit-code.js';
import { explainVerdict } from './explain-verdict.js';
import { createFailureFinder } from './fill-failure.js';
import { markCells } from './mark-cells.js';
import { requirementsOf } from './requirements-of.js';
import { createSubjectReader } from './rule-subject.js';
import { count, digestRun } from './run-digest.js';
import { sightStates } from './sight-states.js';
import { whyNoTask } from './why-no-task.js';

/** All that a report is made of. */
export type ReportMaterial = {
  /** Of taskdouble. */
  readonly version: string;
  readonly api: Api;
  readonly target: Target;
  readonly run: RunResult;
  /** What `judge` said of the run's trace. */
  readonly judged: Report;
  readonly failures: readonly FailureReport[];
  /** Sentences of the document; absent: none are known. */
  readonly requirements?: Requirements;
  readonly baseline?: Baseline;
  /** Default false. */
  readonly strict?: boolean;
  /** Unix milliseconds. */
  readonly startedMs: number;
  /** What was done after the run. Default: nothing. */
  readonly afterwards?: Afterwards;
  /** Definite observations that a pass needs, as they were given to `judge`. Default 3. */
  readonly needed?: number;
  /** Rule → why the checker or the document is at fault. Default none. */
  readonly errors?: ReadonlyMap<string, string>;
  /** The command line that does the same again. Default: of the API's name, the target and the seed. */
  readonly again?: string;
  /** What else a reader should know. */
  readonly notes?: readonly string[];
};

/** Puts a report together: a verdict for each rule of the API, and what follows from all of them. */
export function assembleReport(material: ReportMaterial): CheckReport {
  const {
    version,
    api,
    target,
    run,
    judged,
    baseline = { known: [] },
    strict = false,
    afterwards,
    notes = [],
  } = material;
  const startedAt = new Date(material.startedMs).toISOString();
  const plain = reportRules(material);
  const verdicts = new Map(plain.map(({ rule, verdict }) => [rule, verdict]));
  const applied = applyBaseline(baseline, verdicts, startedAt);
  const rules = plain.map((rule) => (applied.known.has(rule.rule) ? { ...rule, isKnown: true } : rule));
  const stopped = describeStop(run.stop) ?? (run.tasks === 0 ? whyNoTask(api, run) : undefined);
  const known = rules.filter(({ isKnown }) => isKnown === true).length;
  return {
    tool: 'taskdouble',
    version,
    api: { name: api.name, title: api.title, version: api.version },
    target: target.baseUrl,
    seed: run.seed,
    startedAt,
    elapsedMs: run.elapsedMs + (afterwards?.elapsedMs ?? 0),
    requests: run.trace.length,
    tasks: run.tasks,
    ...(afterwards === undefined ? {} : { afterwards }),
    rules,
    counts: countVerdicts(rules),
    warnings: rules.filter((rule) => rule.verdict === 'fail' && rule.level === 'should' && !rule.isKnown)
      .length,
    known,
    operations: api.operations.filter(({ lifecycle }) => lifecycle !== undefined).map(({ key }) => key),
    states: sightStates(api, run.trace, judged.cells),
    cells: markCells(judged.cells, rules, createSubjectReader(api)),
    stale: applied.stale,
    skipped: countSkips(run),
    notes: [
      ...notes,
      ...describeTrust(judged.rules),
      ...describeRefuted(judged.refuted, run.trace),
      ...applied.notes,
    ],
    strict,
    again: material.again ?? `taskdouble check ${api.name} --target ${target.baseUrl} --seed ${run.seed}`,
    ...(stopped === undefined ? {} : { stopped }),
    exitCode: exitCodeOf({
      rules,
      stale: applied.stale,
      stop: run.stop,
      tasks: run.tasks,
      strict,
      creates: creates(material),
    }),
  };
}

const creates = ({ api, target }: ReportMaterial): boolean =>
  target.create.length > 0 ||
  [...api.lifecycle.operations.values()].some((operation) => operation.creates !== undefined);

function reportRules(material: ReportMaterial): readonly RuleReport[] {
  const { api, target, run, judged, requirements, needed = 3, errors = new Map() } = material;
  const options = {
    timeScale: target.timeScale,
    assumeMinDwell: target.assumeMinDwell,
    distrust: judged.refuted.map(({ assumption }) => assumption),
    slackMs: target.slackMs,
    own: target.own,
  };
  const digest = digestRun(api, run, judged);
  const subjectOf = createSubjectReader(api);
  const findFailure = createFailureFinder({ ...material, options });
  const summaries = new Map(judged.rules.map((summary) => [summary.rule, summary]));
  return apiRules(api).map((rule): RuleReport => {
    const summary = summaries.get(rule.id) ?? unseen(rule);
    const subject = subjectOf(rule.id);
    const { verdict, because: decided } = decideVerdict(summary, subject, {
      errors,
      exclude: target.exclude,
      isBlind: run.stop.kind === 'unreachable',
    });
    const because = decided ?? explainVerdict({ lifecycle: api.lifecycle, digest, summary, subject, needed });
    const failure = verdict === 'fail' ? findFailure(summary) : undefined;
    const { definite, ambiguous, inconclusive, violated } = summary;
    return {
      rule: rule.id,
      pointer: rule.pointer,
      ...(subject.operation === undefined ? {} : { operation: subject.operation.key }),
      verdict,
      level: rule.soft ? 'should' : 'must',
      requirements: requirements === undefined ? [] : requirementsOf(requirements, rule.id),
      ...{ definite, ambiguous, inconclusive, violated },
      ...(because === undefined ? {} : { because }),
      ...(failure === undefined ? {} : { failure }),
    };
  });
}

const unseen = ({ id, soft }: Rule): RuleSummary => ({
  ...{ rule: id, soft, verdict: 'not-exercised', consequences: 0 },
  ...{ definite: 0, ambiguous: 0, inconclusive: 0, violated: 0 },
});

function countVerdicts(rules: readonly RuleReport[]): CheckReport['counts'] {
  const counts: Record<Verdict, number> = {
    ...{ error: 0, fail: 0, inconclusive: 0, 'not-exercised': 0, pass: 0, 'not-applicable': 0 },
  };
  for (const { verdict } of rules) counts[verdict] += 1;
  return counts;
}

function countSkips({ plans }: RunResult): CheckReport['skipped'] {
  const counts = new Map<string, number>();
  for (const { skipped } of plans) for (const { because } of skipped) count(counts, because);
  return Object.fromEntries(counts);
}

function describeStop(stop: Stop): string | undefined {
  switch (stop.kind) {
    case 'done':
      return undefined;
    case 'budget':
      return `The budget of ${stop.which} was over before everything was tried: give more of it.`;
    case 'unreachable':
    case 'went-away':
      return stop.because;
    case 'interrupted':
      return 'It was interrupted: what was seen until then is judged.';
  }
}
