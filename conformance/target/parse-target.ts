import type { Env } from '../../src/lifecycle/expand-variables.js';
import { parseDuration } from '../../src/lifecycle/parse-duration.js';
import { parseSize } from '../../src/lifecycle/parse-size.js';
import type { Problem, Report } from '../../src/lifecycle/problem.js';
import type { Api } from '../../src/openapi/api.js';
import { checkStructure } from './check-structure.js';
import { defaultBudget } from './default-budget.js';
import { parseBaseUrl } from './parse-base-url.js';
import { parseCredentials, parseHeaders } from './parse-credentials.js';
import { parseExclusions } from './parse-exclusions.js';
import { parseCreate, parseWorkloads } from './parse-recipes.js';
import type { RawBudget, RawTarget } from './raw-target.js';
import type { Budget, Target } from './target.js';

/** What a target file is read with: the API that its names are about, the environment, files, and where problems go. */
export type TargetReading = {
  readonly api: Api;
  readonly env: Env;
  /** The bytes of a file that the target file names; `undefined` where it cannot be read. */
  readonly readFile: (path: string) => Buffer | undefined;
  readonly report: Report;
};

/** The target that the value describes, or everything that is wrong with it. Never throws, and shows no secret. */
export function parseTarget(
  value: unknown,
  reading: Omit<TargetReading, 'report'>,
): { readonly target?: Target; readonly problems: readonly Problem[] } {
  const structure = checkStructure(value);
  if (isProblems(structure)) return { problems: structure };
  const problems: Problem[] = [];
  const target = build(structure, { ...reading, report: (problem) => problems.push(problem) });
  return target === undefined || problems.length > 0 ? { problems } : { target, problems };
}

const isProblems = (structure: RawTarget | readonly Problem[]): structure is readonly Problem[] =>
  Array.isArray(structure);

function build(raw: RawTarget, reading: TargetReading): Target | undefined {
  const { api, report } = reading;
  const { timeScale = 1, slack = '0s', destructive = false, own = false } = raw;
  const baseUrl = parseBaseUrl(raw.baseUrl, reading);
  const create = parseCreate(raw.create ?? [], reading);
  checkCreates(raw, api, report);
  const rest = {
    credentials: parseCredentials(raw, reading),
    headers: parseHeaders(raw.headers ?? {}, reading),
    create,
    workloads: parseWorkloads(raw.workloads ?? [], reading),
    assumeMinDwell: raw.assume?.minDwell ?? false,
    slackMs: durationMs(slack),
    timeScale,
    destructive,
    own,
    exclude: parseExclusions(raw.exclude ?? [], reading),
  };
  if (baseUrl === undefined) return undefined;
  const budget = {
    ...defaultBudget(api.lifecycle, { baseUrl, timeScale }),
    ...parseBudget(raw.budget ?? {}),
  };
  return { baseUrl, ...rest, budget };
}

/** Without a task there is nothing to check. */
function checkCreates({ create }: RawTarget, api: Api, report: Report): void {
  if (create !== undefined || api.operations.some(({ lifecycle }) => lifecycle?.creates !== undefined))
    return;
  report({
    code: 'no-create',
    at: '',
    message: `expected create, because the lifecycle of ${api.name} has no operation that creates a task`,
    hint: 'Add create with a command that prints the id of a new task, such as create: [{command: [node, make-task.mjs]}].',
  });
}

function parseBudget(raw: RawBudget): Partial<Budget> {
  const { time, requests, tasks, requestsPerSecond, concurrency, requestTimeout, maxAnswer } = raw;
  return present({
    timeMs: time === undefined ? undefined : durationMs(time),
    requests,
    tasks,
    requestsPerSecond,
    concurrency,
    requestTimeoutMs: requestTimeout === undefined ? undefined : durationMs(requestTimeout),
    maxAnswerBytes: maxAnswer === undefined ? undefined : parseSize(maxAnswer),
  });
}

/** The object without the members that are `undefined`. */
function present<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

/** The schema has found it to be one. */
const durationMs = (text: string): number => {
  const parsed = parseDuration(text);
  return parsed.ok ? parsed.value : 0;
};
