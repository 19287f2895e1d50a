import { shellWord } from '../shrink/shell-word.js';
import type { CheckRequest } from './check-request.js';

/** The command line that does the same check again, as words of a shell. */
export function commandLine(request: CheckRequest, seed: number): string {
  const {
    spec,
    overlays = [],
    target,
    targetFile,
    credential,
    timeScale,
    phases = [],
    replay,
    baseline,
    strict,
  } = request;
  const { timeMs, requests, tasks, requestsPerSecond, concurrency } = request.budget ?? {};
  const words: readonly (string | readonly [string, string | number | undefined])[] = [
    ...['taskdouble', 'check', spec],
    ...overlays.map((file) => ['--overlay', file] as const),
    ['--target', target],
    ['--target-file', targetFile],
    ['--credential', credential === undefined ? undefined : nameOnly(credential)],
    ['--seed', seed],
    ['--time-scale', timeScale],
    ...phases.map((phase) => ['--phase', phase] as const),
    ['--time', timeMs === undefined ? undefined : durationOf(timeMs)],
    ['--requests', requests],
    ['--tasks', tasks],
    ['--rate', requestsPerSecond],
    ['--concurrency', concurrency],
    ['--replay', replay],
    ['--baseline', baseline],
    ...(strict === true ? ['--strict'] : []),
  ];
  return words
    .flatMap((word) => (typeof word === 'string' ? [word] : word[1] === undefined ? [] : word.map(String)))
    .map((word) => shellWord([word]))
    .join(' ');
}

const durationOf = (ms: number): string => (ms % 1000 === 0 ? `${ms / 1000}s` : `${ms}ms`);

/** A credential that is not wholly a variable stays unsaid. */
const nameOnly = (credential: string): string =>
  /^\$\{[^}]*\}$/.test(credential) ? credential : '${CREDENTIAL}';
