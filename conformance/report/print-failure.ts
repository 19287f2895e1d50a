import type { FailureReport, RuleReport } from './check-report.js';
import { describeExchanges, type ExchangeLine, nameState } from './describe-exchange.js';
import type { Pen } from './pen.js';
import { printable } from './printable.js';
import { cutMiddle, indentText, lengthOf, padText, wrapText } from './wrap-text.js';

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
    ...printTimeline(failure, width - 4).map((line) => pen.aside(`    ${line}`)),
    ...indentText(printable(describeCircumstances(failure)), { first: '  ', width }),
    ...printCurl(failure.curl).map((line) => `    ${line}`.trimEnd()),
  ];
}

/** The exchanges as a small table; where it is too wide, with the answer below the request. */
function printTimeline(failure: FailureReport, width: number): readonly string[] {
  const rows = describeExchanges(failure).map(readRow);
  const widest = (column: keyof ExchangeLine): number =>
    Math.max(0, ...rows.map((row) => lengthOf(row[column])));
  const [at, request, answer] = [widest('at'), widest('request'), widest('answer')];
  const table = rows.map((row) =>
    [padText(row.at, at), padText(row.request, request), padText(row.answer, answer), row.believed]
      .join(GAP)
      .trimEnd(),
  );
  if (table.every((line) => lengthOf(line) <= width)) return table;
  const room = Math.max(20, width - at - GAP.length);
  return rows.flatMap((row) =>
    [...printRequest(row.request, room), ...printAnswer(row, { answer, room })].map(
      (line, index) => `${padText(index === 0 ? row.at : '', at)}${GAP}${line}`,
    ),
  );
}

const GAP = '  ';

const readRow = ({ at, request, answer, believed }: ExchangeLine): ExchangeLine => ({
  at,
  request: printable(request),
  answer: printable(`→ ${answer}`),
  believed: believed === '' ? '' : printable(`then ${believed}`),
});

/** Of a URL that is too long the middle is left out; what is sent with it stands below. */
function printRequest(request: string, room: number): readonly string[] {
  if (lengthOf(request) <= room) return [request];
  const [method = '', url = '', ...sent] = request.split(' ');
  const below = sent.length === 0 ? [] : wrapText(sent.join(' '), room - GAP.length);
  return [
    cutMiddle(`${method} ${url}`, room),
    ...below.map((line) => `${GAP}${cutMiddle(line, room - GAP.length)}`),
  ];
}

function printAnswer(
  row: ExchangeLine,
  { answer, room }: { readonly answer: number; readonly room: number },
): readonly string[] {
  const line = `${padText(row.answer, answer)}${GAP}${row.believed}`.trimEnd();
  if (lengthOf(line) <= room) return [line];
  const believed = row.believed === '' ? [] : wrapText(row.believed, room - GAP.length);
  return [...wrapText(row.answer, room), ...believed.map((text) => `${GAP}${text}`)];
}

/** How sure the failure is, and where it comes from. */
export function describeCircumstances(failure: FailureReport): string {
  const { reproduced, assuming, afterViolation, before, rules, rule, seed, plan } = failure;
  const others = rules.filter((other) => other !== rule);
  return [
    reproduced === undefined
      ? 'not tried again'
      : `reproduced ${reproduced.times}/${reproduced.tries}${reproduced.whole === true ? ' by its whole plan' : ''}`,
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
