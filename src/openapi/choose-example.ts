import { labelOf } from '../lifecycle/read-state.js';
import type { Api, ApiOperation, Example, Media } from './api.js';

/** The values of a query as sent, by name; the first where a parameter is given several times. */
export type QueryValues = (name: string) => string | undefined;

export type StateOfTask = {
  readonly state: string;
  /** The sub-case of the state, where it has any. */
  readonly outcome?: string | undefined;
  readonly query: QueryValues;
};

/** Why a call is refused or fails, as examples are named. */
export type Reason = 'refused' | 'noop' | 'unknown' | 'unauthenticated' | 'invalid' | 'malformed';

export type ExampleChooser = {
  /** The example of a task's state: `State.outcome`, `State`, or its first label; of its variants the one with the most conditions that hold. */
  readonly forState: (media: Media, task: StateOfTask) => Example | undefined;
  /** The example of a refusal or error: named after the state, else after the reason, else the first. */
  readonly forReason: (media: Media, reason: Reason, state?: string) => Example | undefined;
};

type Condition = { readonly name: string; readonly value: string };
/** Those with the most conditions first. */
type Variants = readonly { readonly example: Example; readonly conditions: readonly Condition[] }[];
type Book = ReadonlyMap<string, Variants>;

const readName = (name: string): { readonly base: string; readonly conditions: readonly Condition[] } => {
  const mark = name.indexOf('?');
  if (mark === -1) return { base: name, conditions: [] };
  const conditions = [...new URLSearchParams(name.slice(mark + 1))].map(([param, value]) => ({
    name: param,
    value,
  }));
  return { base: name.slice(0, mark), conditions };
};

const bookOf = (media: Media): Book => {
  const book = new Map<string, Variants>();
  for (const example of media.examples) {
    const { base, conditions } = readName(example.name);
    const variants = [...(book.get(base) ?? []), { example, conditions }];
    book.set(
      base,
      variants.toSorted((one, other) => other.conditions.length - one.conditions.length),
    );
  }
  return book;
};

const defaultsOf = (operation: ApiOperation): ReadonlyMap<string, string> =>
  new Map(
    operation.parameters.flatMap(({ in: place, name, schema }): [string, string][] => {
      const value = place === 'query' && typeof schema === 'object' ? schema.default : undefined;
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );

/** Reads the examples of an operation once; choosing is a look-up. */
export const createExampleChooser = (api: Api, operation: ApiOperation): ExampleChooser => {
  const books = new Map<Media, Book>();
  const defaults = defaultsOf(operation);
  const labels = new Map([...api.lifecycle.states.values()].map((state) => [state.name, labelOf(state)]));
  const open = (media: Media): Book => {
    const book = books.get(media) ?? bookOf(media);
    books.set(media, book);
    return book;
  };
  const pick = (variants: Variants | undefined, query: QueryValues): Example | undefined =>
    variants?.find(({ conditions }) =>
      conditions.every(({ name, value }) => (query(name) ?? defaults.get(name)) === value),
    )?.example;
  const forState: ExampleChooser['forState'] = (media, { state, outcome, query }) => {
    const book = open(media);
    const own = outcome === undefined ? undefined : pick(book.get(`${state}.${outcome}`), query);
    const named = own ?? pick(book.get(state), query);
    if (named !== undefined) return named;
    const label = labels.get(state);
    if (label === undefined) return undefined;
    return (
      (outcome === undefined ? undefined : pick(book.get(`${label}.${outcome}`), query)) ??
      pick(book.get(label), query)
    );
  };
  const none: QueryValues = () => undefined;
  const forReason: ExampleChooser['forReason'] = (media, reason, state) => {
    const book = open(media);
    const named = state === undefined ? undefined : pick(book.get(state), none);
    return named ?? pick(book.get(reason), none) ?? media.examples[0];
  };
  return { forState, forReason };
};
