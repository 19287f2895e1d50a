import type { Lifecycle } from './model.js';
import { statesShowing } from './read-state.js';

/** What the name of a response example says: `Succeeded.ok?include_chunks=false`. */
export type ExampleName = {
  /** A model state, or, where no state has the name, the first state that shows it as a label. */
  readonly state: string;
  readonly outcome?: string;
  /** In the order written. */
  readonly conditions: readonly { readonly param: string; readonly value: string }[];
};

/** Reads the name of an example, or gives `undefined` where it begins with no state (or an outcome that the state has not). */
export function readExampleName(lifecycle: Lifecycle, name: string): ExampleName | undefined {
  const [head = '', query] = splitOnce(name, '?');
  const conditions = query === undefined ? [] : query.split('&').map(readCondition);
  const state = stateNamed(lifecycle, head);
  if (state !== undefined) return { state, conditions };
  const dot = head.lastIndexOf('.');
  const outcome = head.slice(dot + 1);
  const owner = dot === -1 ? undefined : stateNamed(lifecycle, head.slice(0, dot));
  const isKnown =
    owner !== undefined && lifecycle.states.get(owner)?.outcomes.some((one) => one.name === outcome);
  return isKnown ? { state: owner, outcome, conditions } : undefined;
}

function stateNamed(lifecycle: Lifecycle, name: string): string | undefined {
  return lifecycle.states.has(name) ? name : statesShowing(lifecycle, name)[0];
}

function readCondition(text: string): { readonly param: string; readonly value: string } {
  const [param = '', value = ''] = splitOnce(text, '=');
  return { param, value };
}

function splitOnce(text: string, sign: string): readonly [string, string?] {
  const at = text.indexOf(sign);
  return at === -1 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
