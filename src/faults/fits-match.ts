import { deepEqual } from '../lifecycle/deep-equal.js';
import { getAt, parsePointer } from '../lifecycle/pointer.js';
import { isFinal, labelsOf } from '../lifecycle/read-state.js';
import { ruleGlobMatches } from '../lifecycle/rule-glob.js';
import type { FaultMatch } from './fault-rule.js';
import { pathMatches } from './path-matches.js';
import type { Scene } from './scene.js';

/** Whether the request is one of those that the match is about. Every member that is given must fit. */
export function fitsMatch(match: FaultMatch, scene: Scene): boolean {
  let check = compiled.get(match);
  if (check === undefined) {
    check = compileMatch(match);
    compiled.set(match, check);
  }
  return check(scene);
}

/** A match is never changed, so its check stays right: scenarios ask at every submit. */
const compiled = new WeakMap<FaultMatch, (scene: Scene) => boolean>();

/** The same as a check that only looks at what the match names, the cheapest first. */
export function compileMatch(match: FaultMatch): (scene: Scene) => boolean {
  const { method, path, client, task, state, scenario, header, query, body } = match;
  const checks: ((scene: Scene) => boolean)[] = [(scene) => fitsOperation(match, scene)];
  const given = (member: unknown, check: (scene: Scene) => boolean) => {
    if (member !== undefined) checks.push(check);
  };
  given(method, (scene) => fits(method, (one) => one === '*' || one.toUpperCase() === scene.method));
  given(path, (scene) => fits(path, (one) => pathMatches(one, scene.path)));
  if (client !== undefined) checks.push(textCheck(client, (scene) => scene.client));
  given(scenario, (scene) => scenario === scene.scenario);
  if (header !== undefined) checks.push(headerCheck(header));
  given(query, (scene) => query === undefined || fitsQuery(query, scene));
  if (task !== undefined) checks.push(textCheck(task, (scene) => scene.task?.id));
  given(state, (scene) => fits(state, (one) => isInState(one, scene)));
  given(body, (scene) => body === undefined || fitsBody(body, scene));
  if (match.and !== undefined) checks.push(compileMatch(match.and));
  return (scene) => checks.every((check) => check(scene));
}

/** What can be said of a match by API, operation and, where it is known, what the operation is for. */
export function fitsOperation(
  match: FaultMatch,
  about: Pick<Scene, 'api' | 'operation'> & Partial<Pick<Scene, 'aim'>>,
): boolean {
  const { api, operation, aim } = about;
  return (
    fits(match.api, (name) => matches(name, api)) &&
    fits(match.operation, (key) => matches(key, operation)) &&
    fits(match.does, (does) => aim === undefined || does === aim) &&
    (match.and === undefined || fitsOperation(match.and, about))
  );
}

/** What is not given fits, and so does any one of a list. */
function fits<T extends string>(wanted: T | readonly T[] | undefined, isFit: (one: T) => boolean): boolean {
  if (wanted === undefined) return true;
  return typeof wanted === 'string' ? isFit(wanted) : wanted.some(isFit);
}

const matches = (glob: string, text: string): boolean =>
  glob === '*' || (glob.includes('*') ? ruleGlobMatches(glob, text) : glob === text);

function isInState(wanted: string, { task, lifecycle }: Scene): boolean {
  if (task === undefined) return false;
  if (wanted === 'final' && isFinal(lifecycle, task.state)) return true;
  if (matches(wanted, task.state)) return true;
  const state = lifecycle.states.get(task.state);
  return state !== undefined && labelsOf(state).some((label) => matches(wanted, label));
}

/** Whether a text of the request fits one of the globs; a text that is not there fits none. */
function textCheck(
  wanted: string | readonly string[],
  read: (scene: Scene) => string | undefined,
): (scene: Scene) => boolean {
  const tests = (typeof wanted === 'string' ? [wanted] : wanted).map(globTest);
  return (scene) => {
    const text = read(scene);
    return text !== undefined && tests.some((test) => test(text));
  };
}

/** The glob as a test; the usual ones, a whole text and a beginning, are told without a search. */
function globTest(glob: string): (text: string) => boolean {
  const star = glob.indexOf('*');
  if (star === -1) return (text) => text === glob;
  const beginning = glob.slice(0, -1);
  return star === glob.length - 1
    ? (text) => text.startsWith(beginning)
    : (text) => ruleGlobMatches(glob, text);
}

function headerCheck(wanted: Readonly<Record<string, string>>): (scene: Scene) => boolean {
  const checks = Object.entries(wanted).map(([name, glob]) => {
    const header = name.toLowerCase();
    return textCheck(glob, ({ headers }) => headers[header]);
  });
  return (scene) => checks.every((check) => check(scene));
}

/** Of a parameter that is given several times any one may fit. */
function fitsQuery(wanted: Readonly<Record<string, string>>, { query }: Scene): boolean {
  return Object.entries(wanted).every(([name, glob]) => {
    if (!Object.hasOwn(query, name)) return false;
    const given = query[name];
    return (Array.isArray(given) ? given : [given]).some((value) => matches(glob, String(value)));
  });
}

function fitsBody(wanted: Readonly<Record<string, unknown>>, scene: Scene): boolean {
  const body = bodyValue(scene);
  return Object.entries(wanted).every(([text, expected]) => {
    const pointer = parsePointer(text);
    const value = pointer && getAt(body, pointer);
    if (value === undefined) return false;
    return typeof expected === 'string' && !isContainer(value)
      ? matches(expected, String(value))
      : deepEqual(value, expected);
  });
}

const isContainer = (value: unknown): boolean => typeof value === 'object' && value !== null;

function bodyValue({ body }: Scene): unknown {
  switch (body.kind) {
    case 'json':
      return body.value;
    case 'form':
      return body.fields;
    case 'text':
      return body.text;
    case 'empty':
    case 'bytes':
      return undefined;
  }
}
