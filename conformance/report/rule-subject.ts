import { escapeToken } from '../../src/lifecycle/pointer.js';
import type { Api, ApiOperation } from '../../src/openapi/api.js';

/** What a rule is about, read from its id. */
export type RuleSubject = {
  /** What its id begins with: `operations`, `states`, `next`, `openapi`, `security`, `check` … */
  readonly family: string;
  /** The operation it is about. */
  readonly operation?: ApiOperation;
  /** The state it is about. */
  readonly state?: string;
  /** What it promises: the id without family and subject, without `@state`: `moves`, `has/~1output`. */
  readonly part: string;
};

/** Reads ids of rules of one API. */
export type SubjectReader = (rule: string) => RuleSubject;

const byOperation: ReadonlySet<string> = new Set(['operations', 'openapi', 'security']);
const byState: ReadonlySet<string> = new Set(['states', 'next']);

/** A reader of the rule ids of the API. */
export function createSubjectReader(api: Api): SubjectReader {
  const operations = new Map(
    api.operations.map((operation) => [escapeToken(operation.lifecycle?.key ?? operation.key), operation]),
  );
  const states = new Map([...api.lifecycle.states.keys()].map((state) => [escapeToken(state), state]));
  return (rule) => {
    const [family = '', name = '', ...rest] = rule.split('/');
    const operation = byOperation.has(family) ? operations.get(name) : undefined;
    if (operation !== undefined) return { family, operation, ...readPart(rest.join('/'), states) };
    const state = byState.has(family) ? states.get(name) : undefined;
    if (state !== undefined) return { family, state, part: rest.join('/') };
    return { family, part: [name, ...rest].join('/') };
  };
}

const guard = /^(moves|allow|else)@(.*)$/s;

function readPart(text: string, states: ReadonlyMap<string, string>): Pick<RuleSubject, 'state' | 'part'> {
  const [, promise = '', name = ''] = guard.exec(text) ?? [];
  const state = states.get(name);
  return state === undefined ? { part: text } : { part: promise, state };
}
