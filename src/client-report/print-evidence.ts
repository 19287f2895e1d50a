import type { ClientEvidence } from './client-report.js';
import { intervalMs } from './elapsed.js';
import { printDuration } from './print-duration.js';

/** The exchanges as a small timeline, one line each: instant since the first, method and path, what came back. */
export function printEvidence(evidence: readonly ClientEvidence[]): readonly string[] {
  const [first] = evidence;
  if (first === undefined) return [];
  const rows = evidence.map((exchange) => [
    `+${printDuration(intervalMs(first, exchange).larger)}`,
    `${exchange.request.method} ${shorten(exchange.request.url)}`,
    printAnswer(exchange),
  ]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
}

function printAnswer({ answer, shown, faults = [] }: ClientEvidence): string {
  const fault = faults.length === 0 ? '' : ` [${faults.join(', ')}]`;
  if (answer.kind === 'lost') return `no answer: ${answer.reason}${fault}`;
  const told = ['retry-after', 'location'].flatMap((name) => {
    const value = answer.headers[name];
    return value === undefined || (name === 'location' && answer.status < 300) ? [] : [`${name}: ${value}`];
  });
  return `${[answer.status, ...(shown === undefined ? [] : [shown]), ...told].join(' ')}${fault}`;
}

const LONGEST_URL = 100;

const shorten = (url: string): string =>
  url.length <= LONGEST_URL ? url : `${url.slice(0, LONGEST_URL - 1)}…`;
