import { parseDuration } from '../../src/lifecycle/parse-duration.js';
import { parsePointer } from '../../src/lifecycle/pointer.js';
import type { Report } from '../../src/lifecycle/problem.js';
import { suggestWord } from '../../src/lifecycle/suggest.js';
import type { ApiOperation } from '../../src/openapi/api.js';
import { findOperation } from './find-operation.js';
import { parseFiles } from './parse-files.js';
import type { TargetReading } from './parse-target.js';
import type { RawCreate, RawRecipe, RawWorkload } from './raw-target.js';
import type { CreateHook, RequestRecipe, Workload } from './target.js';

const COMMAND_TIMEOUT_MS = 30_000;

/** The ways to create a task. */
export const parseCreate = (raw: readonly RawCreate[], reading: TargetReading): readonly CreateHook[] =>
  raw.map((one, index): CreateHook => {
    const at = `/create/${index}`;
    if ('command' in one) return parseCommand(one);
    const { operation, recipe } = parseRecipe(one, at, reading);
    const id = one.id === undefined ? undefined : parsePointer(one.id);
    if (id === undefined && operation !== undefined && operation.lifecycle?.creates === undefined) {
      reading.report({
        code: 'missing-key',
        at,
        message: `expected the key "id", because the lifecycle does not say where ${one.operation} puts the id`,
        hint: 'Add id: a JSON Pointer to the id in the body of the answer, such as /task_id.',
      });
    }
    return { kind: 'request', recipe, ...(id !== undefined && { id }) };
  });

const parseCommand = ({
  command,
  timeout,
}: Extract<RawCreate, { readonly command: unknown }>): CreateHook => ({
  kind: 'command',
  argv: command,
  timeoutMs: timeout === undefined ? COMMAND_TIMEOUT_MS : durationMs(timeout),
});

/** The workloads. Their names differ, their operations create tasks, their states are those of the lifecycle. */
export function parseWorkloads(raw: readonly RawWorkload[], reading: TargetReading): readonly Workload[] {
  return raw.map((one, index): Workload => {
    const at = `/workloads/${index}`;
    const { operation, recipe } = parseRecipe(one, at, reading);
    if (operation !== undefined) checkCreates(operation, `${at}/operation`, reading);
    checkName(raw, index, reading.report);
    for (const [place, state] of (one.ends ?? []).entries())
      checkState(state, `${at}/ends/${place}`, { reading, isFinal: true });
    if (one.holds !== undefined)
      checkState(one.holds.state, `${at}/holds/state`, { reading, isFinal: false });
    return {
      name: one.name,
      recipe,
      ...(one.ends !== undefined && { ends: one.ends }),
      ...(one.holds !== undefined && { holds: { state: one.holds.state, forMs: durationMs(one.holds.for) } }),
      ...(one.probability !== undefined && { probability: one.probability }),
    };
  });
}

function checkName(raw: readonly RawWorkload[], index: number, report: Report): void {
  const name = raw[index]?.name ?? '';
  const first = raw.findIndex((one) => one.name === name);
  if (first === index) return;
  report({
    code: 'duplicate-name',
    at: `/workloads/${index}/name`,
    message: `expected a name of its own, got "${name}" as in workload ${first + 1}`,
    hint: 'Give one of the two another name.',
  });
}

function checkCreates({ key, lifecycle }: ApiOperation, at: string, { api, report }: TargetReading): void {
  if (lifecycle?.creates !== undefined) return;
  const known = api.operations.filter((one) => one.lifecycle?.creates !== undefined).map((one) => one.key);
  report({
    code: 'wrong-operation',
    at,
    message: `expected an operation that creates a task, got ${key}, which does not`,
    hint: suggestWord('', known, 'operations that create a task'),
  });
}

type StateCheck = { readonly reading: TargetReading; readonly isFinal: boolean };

function checkState(name: string, at: string, { reading: { api, report }, isFinal }: StateCheck): void {
  const { states } = api.lifecycle;
  const state = states.get(name);
  const fit = [...states.values()]
    .filter(({ final }) => (final !== undefined) === isFinal)
    .map((one) => one.name);
  if (state !== undefined && fit.includes(name)) return;
  const what = isFinal ? 'final states' : 'states that are not final';
  report({
    code: state === undefined ? 'unknown-state' : 'wrong-state',
    at,
    message: `expected one of the ${what} of ${api.name}, got "${name}"`,
    hint: suggestWord(name, fit, what),
  });
}

function parseRecipe(
  raw: RawRecipe,
  at: string,
  reading: TargetReading,
): { readonly operation: ApiOperation | undefined; readonly recipe: RequestRecipe } {
  const { api, report } = reading;
  const operation = findOperation(api, raw.operation);
  if (operation === undefined) {
    const known = api.operations.map(({ key }) => key);
    report({
      code: 'unknown-operation',
      at: `${at}/operation`,
      message: `expected an operation of ${api.name}, got "${raw.operation}"`,
      hint: suggestWord(raw.operation, known, 'operations'),
    });
  } else checkParams(operation, { raw, at }, report);
  checkVariables(raw, at, report);
  const { params, query, headers } = raw;
  const body = operation === undefined ? raw.body : parseFiles(raw.body, { operation, at }, reading);
  const given = Object.entries({ params, query, headers, body }).filter(([, value]) => value !== undefined);
  return { operation, recipe: { operation: operation?.key ?? raw.operation, ...Object.fromEntries(given) } };
}

function checkParams(
  { key, path }: ApiOperation,
  { raw, at }: { readonly raw: RawRecipe; readonly at: string },
  report: Report,
): void {
  const known = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  for (const name of Object.keys(raw.params ?? {})) {
    if (known.includes(name)) continue;
    report({
      code: 'unknown-parameter',
      at: `${at}/params/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      message: `expected a path parameter of ${key}, got "${name}"`,
      hint: suggestWord(name, known, `path parameters of ${key}`),
    });
  }
}

/** A secret in a recipe would be shown in plans and reports. */
function checkVariables({ headers = {}, query = {} }: RawRecipe, at: string, report: Report): void {
  for (const [place, values] of Object.entries({ headers, query })) {
    for (const [name, value] of Object.entries(values)) {
      if (!/\$\{[^}]*\}/.test(value)) continue;
      report({
        code: 'misplaced-variable',
        at: `${at}/${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        message: 'expected no environment variable here: recipes are shown in reports',
        hint: 'Put it under credentials or headers at the top of the file.',
      });
    }
  }
}

/** The schema has found it to be one. */
const durationMs = (text: string): number => {
  const parsed = parseDuration(text);
  return parsed.ok ? parsed.value : 0;
};
