import type { CheckReport, RuleReport } from './check-report.js';
import { describeExchanges } from './describe-exchange.js';
import { describeRule } from './describe-rule.js';
import { describeCircumstances } from './print-failure.js';
import { printable } from './printable.js';
import { standingOf } from './rank-rules.js';

/** Where the document of the API stands, so that findings point into it. */
export type SarifOptions = {
  /** Path or URI of the document. Default: findings name the place in the lifecycle only. */
  readonly document?: string;
  /** Line and column, one-based, of a JSON Pointer into the lifecycle. Default: the document's beginning. */
  readonly locate?: (pointer: string) => { readonly line: number; readonly column: number } | undefined;
};

/** The report as SARIF 2.1.0, JSON text: all rules, and a result for each that fails or warns. Ends with a newline. */
export function toSarif(report: CheckReport, options: SarifOptions = {}): string {
  const results = report.rules.flatMap((rule, index) => {
    const level = levelOf(rule, report);
    return level === undefined ? [] : [resultOf({ rule, index, level }, report, options)];
  });
  const run = {
    tool: {
      driver: {
        ...{ name: report.tool, version: report.version },
        rules: report.rules.map((rule) => describeRuleOf(rule)),
      },
    },
    automationDetails: { id: `taskdouble/${printable(report.api.name)}/` },
    invocations: [invocationOf(report)],
    results,
    columnKind: 'utf16CodeUnits',
    properties: { target: report.target, seed: report.seed, counts: report.counts, stale: report.stale },
  };
  const document = { $schema: schemaUri, version: '2.1.0', runs: [run] };
  return `${JSON.stringify(document, null, 2)}\n`;
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

const describeRuleOf = ({ rule, level, requirements, verdict }: RuleReport) => ({
  id: rule,
  shortDescription: { text: requirements[0]?.requirement ?? rule },
  ...(requirements.length === 0
    ? {}
    : {
        fullDescription: { text: requirements.map((one) => `${one.requirement} (${one.source})`).join('\n') },
      }),
  defaultConfiguration: { level: level === 'must' ? 'error' : 'warning' },
  properties: { verdict },
});

type Found = { readonly rule: RuleReport; readonly index: number; readonly level: 'error' | 'warning' };

function resultOf({ rule, index, level }: Found, report: CheckReport, options: SarifOptions) {
  const { failure } = rule;
  return {
    ruleId: rule.rule,
    ruleIndex: index,
    level,
    message: { text: describeRule(rule, report) },
    locations: [locationOf(rule, options)],
    partialFingerprints: { 'taskdouble/rule/v1': `${report.api.name}/${rule.rule}` },
    ...(failure === undefined || failure.exchanges.length === 0 ? {} : { codeFlows: [flowOf(rule)] }),
    ...(rule.isKnown === true
      ? { suppressions: [{ kind: 'external', justification: 'The baseline knows this failure.' }] }
      : {}),
    ...(failure === undefined
      ? {}
      : { properties: { curl: failure.curl, circumstances: describeCircumstances(failure) } }),
  };
}

function locationOf({ pointer, rule }: RuleReport, { document, locate }: SarifOptions) {
  const place = locate?.(pointer) ?? { line: 1, column: 1 };
  const logical = [{ fullyQualifiedName: `x-task-lifecycle${pointer}`, name: rule, kind: 'member' }];
  if (document === undefined) return { logicalLocations: logical };
  const region = { startLine: place.line, startColumn: place.column };
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(document) }, region },
    logicalLocations: logical,
  };
}

const uriOf = (path: string): string =>
  /^[a-z][a-z0-9+.-]+:\/\//i.test(path)
    ? encodeURI(decodeQuietly(printable(path)))
    : printable(path).replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');

function decodeQuietly(uri: string): string {
  try {
    return decodeURI(uri);
  } catch {
    return uri;
  }
}

/** The exchanges as the steps of one thread. */
function flowOf({ failure }: RuleReport) {
  const lines = failure === undefined ? [] : describeExchanges(failure);
  const locations = lines.map(({ at, request, answer }) => ({
    location: { message: { text: printable(`${at}  ${request} → ${answer}`) } },
  }));
  return { threadFlows: [{ locations }] };
}

function invocationOf({ exitCode, startedAt, elapsedMs, notes, stopped, stale }: CheckReport) {
  const texts = [
    ...(stopped === undefined ? [] : [{ level: exitCode === 3 ? 'error' : 'warning', text: stopped }]),
    ...stale.map((rule) => ({ level: 'error', text: `Stale in the baseline: ${rule} no longer fails.` })),
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
