import { type Checked, checkImplementation } from '../../conformance/entry/check-implementation.js';
import type { CheckRequest } from '../../conformance/entry/check-request.js';
import { type ReportForm, reportForms, reportText } from '../../conformance/entry/report-text.js';
import type { Phase } from '../../conformance/plan/plan.js';
import { printReport } from '../../conformance/report/print-report.js';
import { toJson } from '../../conformance/report/to-json.js';
import { writeBaseline } from '../../conformance/report/write-baseline.js';
import { toReplayFile } from '../../conformance/shrink/replay-file.js';
import { printFinding } from '../start/open-api.js';
import type { CheckFlags } from './check-command.js';
import { createProgressWriter } from './check-progress.js';
import { isColoured } from './colour.js';
import { checkFile } from './exit-files.js';
import { given } from './given.js';
import { packageVersion } from './package-version.js';
import { UsageError } from './usage-error.js';
import { type Writing, writeEach } from './write-each.js';

/** Checks an implementation, prints the report, then writes the files, and returns the exit code. */
export async function check(spec: string, flags: CheckFlags): Promise<number> {
  if (flags.target === undefined && flags.targetFile === undefined)
    throw new UsageError(
      'expected --target <url> or --target-file <file>, which say where the implementation is.',
    );
  const reports = (flags.report ?? []).map(readReport);
  for (const [place, file] of filesOf(flags, reports)) await checkFile(place, file);
  const told = new AbortController();
  const stop = (): void => told.abort();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  const progress = createProgressWriter(process.stderr, flags.quiet === true);
  const checked = await checkImplementation(requestOf(spec, flags), {
    ...{ version: packageVersion(), signal: told.signal, onProgress: progress.show },
  }).finally(progress.end);
  for (const finding of checked.findings) process.stderr.write(`${printFinding(finding)}\n`);
  await writeEach([
    flags.json
      ? { place: '--json', make: () => toJson(checked.report) }
      : { place: 'the report', make: () => `${print(checked)}\n` },
    ...reports.map(({ form, file }) => ({
      ...{ place: `--report ${form}=${file}`, file, make: () => reportText(checked, form) },
    })),
    ...othersOf(checked, flags),
  ]);
  return checked.report.exitCode;
}

function requestOf(spec: string, flags: CheckFlags): CheckRequest {
  const { overlay, target, targetFile, credential, seed, replay, phase, timeScale, baseline, strict } = flags;
  const { time, requests, tasks, rate, concurrency } = flags;
  return {
    spec,
    ...given({
      overlays: overlay,
      target,
      targetFile,
      credential,
      seed,
      replay,
      timeScale,
      baseline,
      strict,
    }),
    ...(phase !== undefined && { phases: phase as readonly Phase[] }),
    budget: given({ timeMs: time, requests, tasks, requestsPerSecond: rate, concurrency }),
  };
}

type ReportFile = { readonly form: ReportForm; readonly file: string };

function readReport(text: string): ReportFile {
  const [, name = '', file = ''] = /^([^=]*)=(.+)$/.exec(text) ?? [];
  const form = reportForms.find((one) => one === name);
  if (form !== undefined) return { form, file };
  throw new UsageError(
    `--report ${text}: expected a form and a file, such as junit=out.xml. Forms are ${reportForms.join(', ')}.`,
  );
}

function filesOf(
  { writeBaseline: baseline, saveReplay }: CheckFlags,
  reports: readonly ReportFile[],
): readonly (readonly [string, string])[] {
  return [
    ...reports.map(({ form, file }) => [`--report ${form}=${file}`, file] as const),
    ...(baseline === undefined ? [] : [[`--write-baseline ${baseline}`, baseline] as const]),
    ...(saveReplay === undefined ? [] : [[`--save-replay ${saveReplay}`, saveReplay] as const]),
  ];
}

function othersOf({ report, api, replay, baseline }: Checked, flags: CheckFlags): readonly Writing[] {
  const { writeBaseline: known, saveReplay } = flags;
  const plans = () => toReplayFile({ api: api.name, seed: report.seed, plans: replay });
  return [
    ...(known === undefined
      ? []
      : [
          {
            place: `--write-baseline ${known}`,
            file: known,
            make: () => writeBaseline(report, baseline),
          },
        ]),
    ...(saveReplay === undefined
      ? []
      : [{ place: `--save-replay ${saveReplay}`, file: saveReplay, make: plans }]),
  ];
}

function print({ report }: Checked): string {
  return printReport(report, { width: process.stdout.columns || 100, colour: isColoured() });
}
