import { access, constants, stat, writeFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import type { Laboratory } from '../admin/controls.js';
import { cannotWrite } from './cannot-write.js';

/** The files that are written when the simulator ends. */
export type ExitFiles = { readonly clientReport?: string; readonly journal?: string };

/** Throws `UsageError` where a file could not be written at the end: better said before the tests ran than after. */
export async function checkExitFiles({ clientReport, journal }: ExitFiles): Promise<void> {
  if (clientReport !== undefined) await checkFile(`--client-report ${clientReport}`, clientReport);
  if (journal !== undefined) await checkFile(`--journal ${journal}`, journal);
}

/** Writes them, over all namespaces. Throws `UsageError` where one cannot be written, after the other was. */
export async function writeExitFiles(files: ExitFiles, simulator: Laboratory): Promise<void> {
  const written = await Promise.allSettled([
    files.clientReport === undefined
      ? undefined
      : write('--client-report', files.clientReport, reportOf(simulator, isText(files.clientReport))),
    files.journal === undefined
      ? undefined
      : write('--journal', files.journal, journalOf(simulator, isHar(files.journal))),
  ]);
  for (const result of written) if (result.status === 'rejected') throw result.reason;
}

const isText = (file: string): boolean => extname(file).toLowerCase() === '.txt';
const isHar = (file: string): boolean => extname(file).toLowerCase() === '.har';

/** The reports on every namespace: one object, each client and finding with its namespace; or one text after the other. */
function reportOf(simulator: Laboratory, asText: boolean): string {
  const reports = simulator.namespaces().map((namespace) => ({
    namespace,
    report: simulator.within(namespace).client(),
  }));
  if (asText) {
    const title = (namespace: string) => (reports.length === 1 ? '' : `Namespace ${namespace || '(none)'}\n`);
    return reports
      .map(({ namespace, report }) => `${title(namespace)}${report.text().trimEnd()}\n`)
      .join('\n');
  }
  const value = {
    clients: reports.flatMap(({ namespace, report }) => report.clients.map((one) => ({ namespace, ...one }))),
    findings: reports.flatMap(({ namespace, report }) =>
      report.findings.map((one) => ({ namespace, ...one })),
    ),
    dropped: reports.reduce((sum, { report }) => sum + report.dropped, 0),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** The journals of all namespaces, each in its order. */
function journalOf(simulator: Laboratory, asHar: boolean): string {
  const journals = simulator.namespaces().map((namespace) => simulator.within(namespace).journal);
  if (!asHar) return journals.map((journal) => withNewline(journal.jsonl())).join('');
  const [first, ...others] = journals.map((journal) => JSON.parse(journal.har()) as Har);
  if (first === undefined) return '';
  const entries = [first, ...others].flatMap(({ log }) => log.entries);
  return `${JSON.stringify({ log: { ...first.log, entries } }, null, 2)}\n`;
}

type Har = { readonly log: { readonly entries: readonly unknown[] } };

const withNewline = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

async function write(option: string, file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw cannotWrite(`${option} ${file}`, error);
  }
}

/** Throws `UsageError` where the file could not be written; `place` is the option with what was given. */
export async function checkFile(place: string, file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  try {
    if (found?.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    await access(found === undefined ? dirname(resolve(file)) : file, constants.W_OK);
  } catch (error) {
    throw cannotWrite(place, error);
  }
}
