import { createHash } from 'node:crypto';
import type { CheckReport, RuleReport } from './check-report.js';
import { describeExchanges } from './describe-exchange.js';
import { describeRule } from './describe-rule.js';
import { describeStale, printStale } from './describe-stale.js';
import { jsonText } from './json-text.js';
import { describeCircumstances } from './print-failure.js';
import { printable } from './printable.js';
import { standingOf } from './rank-rules.js';
import { sarifRule } from './sarif-rule.js';

/** A line in a file of the document, one-based; columns are of UTF-16. */
export type SarifPlace = {
  /** Relative to `base`, else with a scheme. */
  readonly uri: string;
  /** What a relative URI begins at, a key of `bases`. */
  readonly base?: string;
  readonly line: number;
  readonly column: number;
  /** Behind the last character. */
  readonly endColumn: number;
  /** `lineHashes` of the file, at that line; absent: the file cannot be read. */
  readonly lineHash?: string;
};

/** Where the document of the API stands, so that findings point into it. */
export type SarifOptions = {
  /** Where a rule stands. Default: findings name the place in the lifecycle only. */
  readonly placeOfRule?: (rule: RuleReport) => SarifPlace | undefined;
  /** Where an operation stands, by its key. Default: where the rule does. */
  readonly placeOfOperation?: (key: string) => SarifPlace | undefined;
  /** Name of a base → what it is. Default: none. */
  readonly bases?: Readonly<Record<string, string>>;
};

/** The report as SARIF 2.1.0, JSON text: all rules, and a result for each that fails or warns. Ends with a newline. */
export function toSarif(report: CheckReport, options: SarifOptions = {}): string {
  const results = report.rules.flatMap((rule, index) => {
    const level = levelOf(rule, report);
    return level === undefined ? [] : [resultOf({ rule, index, level }, report, options)];
  });
  const bases = Object.entries(options.bases ?? {});
  const run = {
    tool: { driver: { name: report.tool, version: report.version, rules: report.rules.map(sarifRule) } },
    automationDetails: { id: `taskdouble/${printable(report.api.name)}/` },
    ...(bases.length === 0
      ? {}
      : {
          originalUriBaseIds: Object.fromEntries(
            bases.map(([name, text]) => [name, { description: { text } }]),
          ),
        }),
    invocations: [invocationOf(report)],
    results,
    columnKind: 'utf16CodeUnits',
    properties: { target: report.target, seed: report.seed, counts: report.counts, stale: report.stale },
  };
  return jsonText({ $schema: schemaUri, version: '2.1.0', runs: [run] });
}

const schemaUri =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

function levelOf(rule: RuleReport, { strict }: CheckReport): 'error' | 'warning' | undefined {
  switch (standingOf(rule, strict)) {
    case 'error':
    case 'fail':
      return 'error';
    case 'known':
      return rule.level === 'should' ? 'warning' : 'error';
    case 'warning':
      return 'warning';
    case 'inconclusive':
    case 'not-exercised':
      return strict ? 'error' : undefined;
    case 'pass':
    case 'not-applicable':
      return undefined;
  }
}

type Found = { readonly rule: RuleReport; readonly index: number; readonly level: 'error' | 'warning' };

function resultOf({ rule, index, level }: Found, report: CheckReport, options: SarifOptions) {
  const { failure } = rule;
  const name = `${report.api.name}/${rule.rule}`;
  const place = options.placeOfRule?.(rule);
  return {
    ruleId: rule.rule,
    ruleIndex: index,
    level,
    message: { text: describeRule(rule, report) },
    locations: [
      {
        ...physical(place),
        logicalLocations: [
          { fullyQualifiedName: `x-task-lifecycle${rule.pointer}`, name: rule.rule, kind: 'member' },
        ],
      },
    ],
    partialFingerprints: {
      primaryLocationLineHash: place?.lineHash ?? hashOf(name),
      'taskdouble/rule/v1': name,
    },
    ...(failure === undefined || failure.exchanges.length === 0
      ? {}
      : { codeFlows: [flowOf(failure, place, options)] }),
    ...(rule.isKnown === true
      ? { suppressions: [{ kind: 'external', justification: 'The baseline knows this failure.' }] }
      : {}),
    ...(failure === undefined
      ? {}
      : { properties: { curl: failure.curl, circumstances: describeCircumstances(failure) } }),
  };
}

/** In the form of a line's hash; the rule alone tells its alerts apart too, there is one at most. */
const hashOf = (name: string): string => `${createHash('sha256').update(name).digest('hex').slice(0, 16)}:1`;

function physical(place: SarifPlace | undefined) {
  if (place === undefined) return {};
  const { uri, base, line, column, endColumn } = place;
  return {
    physicalLocation: {
      artifactLocation: { uri, ...(base === undefined ? {} : { uriBaseId: base }) },
      region: { startLine: line, startColumn: column, endLine: line, endColumn },
    },
  };
}

/** The exchanges as the steps of one thread, each where its operation stands. */
function flowOf(
  failure: NonNullable<RuleReport['failure']>,
  place: SarifPlace | undefined,
  { placeOfOperation }: SarifOptions,
) {
  const locations = describeExchanges(failure).map(({ at, request, answer }, index) => {
    const key = failure.exchanges[index]?.operation;
    const own = key === undefined ? undefined : placeOfOperation?.(key);
    return {
      location: {
        ...physical(own ?? place),
        message: { text: printable(`${at}  ${request} → ${answer}`) },
      },
    };
  });
  return { threadFlows: [{ locations }] };
}

function invocationOf(report: CheckReport) {
  const { exitCode, startedAt, elapsedMs, notes, stopped } = report;
  const texts = [
    ...(stopped === undefined ? [] : [{ level: exitCode === 3 ? 'error' : 'warning', text: stopped }]),
    ...describeStale(report).map((entry) => ({ level: 'error', text: printStale(entry) })),
    ...notes.map((text) => ({ level: 'note', text })),
  ];
  return {
    executionSuccessful: exitCode !== 3,
    exitCode,
    startTimeUtc: startedAt,
    endTimeUtc: new Date(Date.parse(startedAt) + elapsedMs).toISOString(),
    toolExecutionNotifications: texts.map(({ level, text }) => ({ level, message: { text } })),
  };
}
