import type { ClientFinding, ClientReport, ClientSeverity, ClientSummary } from './client-report.js';
import { printDuration } from './print-duration.js';
import { printEvidence } from './print-evidence.js';

/** How a report is printed. `colour`: with ANSI codes, default false. */
export type PrintOptions = { readonly colour?: boolean };

/** The report for a terminal: the clients, then one block per finding, the worst first. Ends without a newline. */
export function printClientReport(report: ClientReport, { colour = false }: PrintOptions = {}): string {
  const pen = colour ? COLOURED : PLAIN;
  const blocks = [
    [headline(report), ...report.clients.map((summary) => `  ${printSummary(summary)}`)].join('\n'),
    ...report.findings.map((finding) => printFinding(finding, pen)),
  ];
  return blocks.join('\n\n');
}

type Pen = Readonly<Record<ClientSeverity | 'name' | 'aside', (text: string) => string>>;

/** Wraps a text in an ANSI code (ECMA-48, 8.3.117) and the one that ends it. */
const ink =
  (from: number, to: number) =>
  (text: string): string =>
    `\u001b[${from}m${text}\u001b[${to}m`;
const asIs = (text: string): string => text;

const PLAIN: Pen = { error: asIs, warning: asIs, note: asIs, name: asIs, aside: asIs };
const COLOURED: Pen = {
  error: ink(31, 39),
  warning: ink(33, 39),
  note: ink(36, 39),
  name: ink(1, 22),
  aside: ink(2, 22),
};

const SEVERITIES: readonly ClientSeverity[] = ['error', 'warning', 'note'];

function headline({ clients, findings, dropped }: ClientReport): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [many(count, severity)];
  });
  const missing =
    dropped === 0
      ? ''
      : ` The journal had dropped ${many(dropped, 'exchange')}: the report knows nothing of them.`;
  const verdict = counts.length === 0 ? 'no findings' : counts.join(', ');
  return `Client report: ${many(clients.length, 'client')}, ${verdict}.${missing}`;
}

function printSummary(summary: ClientSummary): string {
  const { client, requests, tasks, polls, pollGapMs: gap, retries, faulted } = summary;
  const apart = gap === undefined ? '' : ` (${printGap(gap)})`;
  const parts = [
    many(requests, 'request'),
    many(tasks, 'task'),
    `${many(polls, 'poll')}${apart}`,
    ...(retries === 0 ? [] : [retries === 1 ? '1 retry' : `${retries} retries`]),
    ...(faulted === 0 ? [] : [`${many(faulted, 'answer')} with a fault`]),
  ];
  return `${client}: ${parts.join(', ')}`;
}

function printGap({ min, median, max }: NonNullable<ClientSummary['pollGapMs']>): string {
  if (min === max) return `${printDuration(min)} apart`;
  return `${printDuration(min)} to ${printDuration(max)} apart, median ${printDuration(median)}`;
}

function printFinding(finding: ClientFinding, pen: Pen): string {
  const { id, severity, client, api, task, count, message, advice, evidence } = finding;
  const where = [client, api, ...(task === undefined ? [] : [`task ${task}`])].join(', ');
  const often = count === 1 ? '' : `, ${count} times`;
  return [
    `${pen[severity](severity)} ${pen.name(id)} (${where}${often})`,
    `  ${message}`,
    `  ${advice}`,
    ...printEvidence(evidence).map((line) => pen.aside(`    ${line}`)),
  ].join('\n');
}

const many = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
