import type { CheckReport, RuleReport } from './check-report.js';
import { describeEffort } from './describe-effort.js';
import { describeStale, printStale } from './describe-stale.js';
import { groupByReason } from './group-by-reason.js';
import { createPen, type Pen } from './pen.js';
import { printFailure } from './print-failure.js';
import { matrixLegend, printMatrix } from './print-matrix.js';
import { printable } from './printable.js';
import {
  countStandings,
  rankRules,
  type Standing,
  standingNames,
  standingOf,
  standingsCounted,
} from './rank-rules.js';
import { summariseOutcome } from './summarise-outcome.js';
import { indentText } from './wrap-text.js';

/** How a report is printed. `width`: columns of the terminal, default 100. `colour`: with ANSI codes, default false. */
export type PrintOptions = { readonly width?: number; readonly colour?: boolean };

type Layout = { readonly width: number; readonly pen: Pen };

/** The report for a terminal: the summary, what is broken, what is not proven, the matrix, how to do it again. Ends without a newline. */
export function printReport(report: CheckReport, { width = 100, colour = false }: PrintOptions = {}): string {
  const layout: Layout = { width: Math.max(40, width), pen: createPen(colour) };
  const ranked = rankRules(report);
  const stand = (...standings: readonly Standing[]): readonly RuleReport[] =>
    ranked.filter((rule) => standings.includes(standingOf(rule, report.strict)));
  const blocks = [
    printSummary(report, layout),
    ...stand('error', 'fail', 'warning', 'known').map((rule) => printBroken(rule, report, layout)),
    printUnproven('inconclusive', stand('inconclusive'), layout),
    printUnproven('not-exercised', stand('not-exercised'), layout),
    printUnproven('not-applicable', stand('not-applicable'), layout),
    [
      layout.pen.title('Operation × state'),
      ...printMatrix(report, { ...layout, width: layout.width - 2 }).map((line) => `  ${line}`.trimEnd()),
      ...indentText(matrixLegend, { first: '  ', width: layout.width }).map((line) => layout.pen.aside(line)),
    ],
    printRemarks(report, layout),
  ].filter((lines) => lines.length > 0);
  const isLong = blocks.reduce((sum, lines) => sum + lines.length + 1, 0) > LONG;
  return [...blocks, ...(isLong ? [printOutcome(report, layout)] : [])]
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** Lines of a report whose beginning may be out of sight when its end is shown. */
const LONG = 50;

const printOutcome = (report: CheckReport, { width }: Layout): readonly string[] =>
  indentText(printable(summariseOutcome(report)), { first: '', width });

function printSummary(report: CheckReport, layout: Layout): readonly string[] {
  const { pen, width } = layout;
  const { api, target, seed, strict } = report;
  const counts = countStandings(report);
  const parts = standingsCounted
    .filter(
      (standing) => standing === 'not-exercised' || standing === 'fail' || (counts.get(standing) ?? 0) > 0,
    )
    .map((standing) => {
      const number = counts.get(standing) ?? 0;
      const text = `${standingNames[standing]} ${number}`;
      return number === 0 ? text : pen[standing](text);
    });
  const [search = '', ...more] = describeEffort(report);
  return [
    pen.title(printable(`${api.title} ${api.version} at ${target}`)),
    `${search}, seed ${seed}${strict ? ', strict' : ''}`,
    ...more.flatMap((text) => indentText(text, { first: '', width })),
    parts.join(' · '),
    ...printOutcome(report, layout),
  ];
}

function printBroken(rule: RuleReport, { strict }: CheckReport, { pen, width }: Layout): readonly string[] {
  const standing = standingOf(rule, strict);
  const often = rule.violated > 1 ? ` (${rule.violated} times)` : '';
  const because =
    rule.because === undefined ? [] : indentText(printable(rule.because), { first: '  ', width });
  return [
    `${pen[standing](standingNames[standing].toUpperCase())} ${pen.title(printable(rule.rule))}${often}`,
    ...because,
    ...printFailure(rule, { pen, width }),
  ];
}

/** Rules that are not proven, put together by the reason. */
function printUnproven(
  standing: Standing,
  rules: readonly RuleReport[],
  { pen, width }: Layout,
): readonly string[] {
  if (rules.length === 0) return [];
  const name = standingNames[standing];
  const title = `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${rules.length}`;
  return [
    pen[standing](title),
    ...groupByReason(rules).flatMap(({ because, ids }) => [
      ...indentText(printable(because), { first: '  ', width }),
      ...indentText(printable(ids.join(', ')), { first: '    ', width }).map((line) => pen.aside(line)),
    ]),
  ];
}

function printRemarks(report: CheckReport, { width }: Layout): readonly string[] {
  const { skipped, notes, stopped, again } = report;
  const skips = Object.entries(skipped).map(([because, times]) => `${because} ${times}`);
  return [
    ...(stopped === undefined ? [] : [`Ended early: ${stopped}`]),
    ...describeStale(report).map(printStale),
    ...notes,
    ...(skips.length === 0 ? [] : [`Skipped steps: ${skips.join(', ')}.`]),
    `Again: ${again}`,
  ].flatMap((text) => indentText(printable(text), { first: '', rest: '  ', width }));
}
