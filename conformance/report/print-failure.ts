import type { FailureReport, RuleReport } from './check-report.js';
import { describeExchanges, nameState } from './describe-exchange.js';
import type { Pen } from './pen.js';
import { printable } from './printable.js';
import { indentText, lengthOf, padText } from './wrap-text.js';

/** How a failure is printed. */
export type FailureLayout = { readonly pen: Pen; readonly width: number };

/** What is under the headline of a broken rule: sentence, requirements, exchanges, circumstances, curl lines. */
export function printFailure(
  { requirements, failure }: RuleReport,
  { pen, width }: FailureLayout,
): readonly string[] {
  const demands = requirements.map(
    ({ id, requirement, source }) => `Required: ${requirement} (${id}; ${source})`,
  );
  const demanded = demands.flatMap((text) =>
    indentText(printable(text), { first: '  ', rest: '    ', width }),
  );
  if (failure === undefined) return demanded;
  return [
    ...indentText(printable(failure.sentence), { first: '  ', width }),
    ...demanded,
    ...printTimeline(failure).map((line) => pen.aside(`    ${line}`)),
    ...indentText(printable(describeCircumstances(failure)), { first: '  ', width }),
    ...printCurl(failure.curl).map((line) => `    ${line}`.trimEnd()),
  ];
}

/** The exchanges as a small table. */
function printTimeline(failure: FailureReport): readonly string[] {
  const rows = describeExchanges(failure).map(({ at, request, answer, believed }) =>
    [at, request, `→ ${answer}`, believed === '' ? '' : `then ${believed}`].map((cell) => printable(cell)),
  );
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => lengthOf(row[column] ?? ''))));
  return rows.map((row) =>
    row
      .map((cell, column) => padText(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** How sure the failure is, and where it comes from. */
export function describeCircumstances(failure: FailureReport): string {
  const { reproduced, assuming, afterViolation, before, rules, rule, seed, plan } = failure;
  const others = rules.filter((other) => other !== rule);
  return [
    reproduced === undefined ? 'not tried again' : `reproduced ${reproduced.times}/${reproduced.tries}`,
    ...(before.length === 0 ? [] : [`before: ${before.map(nameState).join(' or ')}`]),
    ...(assuming.length === 0 ? [] : [`assuming ${assuming.join(', ')}`]),
    ...(afterViolation ? ['after an earlier violation of the same task'] : []),
    ...(others.length === 0 ? [] : [`with ${others.join(', ')}`]),
    `seed ${seed}`,
    ...(plan === '' ? [] : [`plan ${plan}`]),
  ].join(' · ');
}

const printCurl = (curl: string): readonly string[] =>
  curl.trim() === ''
    ? []
    : curl
        .trimEnd()
        .split('\n')
        .map((line) => printable(line));
