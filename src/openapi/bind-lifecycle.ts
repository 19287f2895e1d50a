import type { Finding } from '../lifecycle/model.js';
import { escapeToken } from '../lifecycle/pointer.js';
import type { JsonObject } from './api.js';
import { isJsonObject, objectOr } from './json-object.js';
import type { DocumentOperation } from './read-operations.js';

/** The lifecycle object of a document with what stands inline in operations merged in. */

export const lifecycleKey = 'x-task-lifecycle';

/** The operation that a key of the lifecycle means: an operationId, or `METHOD /path`. */
export const operationOf = (
  operations: readonly DocumentOperation[],
  key: string,
): DocumentOperation | undefined =>
  operations.find(({ operationId }) => operationId === key) ?? operations.find(({ route }) => route === key);

/** The lifecycle of a document as one object. */
export type GatheredLifecycle = {
  readonly raw: unknown;
  /** Where a finding stands that the parser found in the merged object. */
  readonly placeOf: (pointer: string) => string;
  readonly findings: readonly Finding[];
};

type Inline = { readonly key: string; readonly rule: unknown; readonly pointer: string };

const inlineRules = (operations: readonly DocumentOperation[]): readonly Inline[] =>
  operations
    .filter(({ object }) => Object.hasOwn(object, lifecycleKey))
    .map(({ operation, object, pointer }) => ({
      key: operation.key,
      rule: object[lifecycleKey],
      pointer: `${pointer}/${lifecycleKey}`,
    }));

const error = (code: string, pointer: string, texts: readonly [string, string]): Finding => ({
  ...{ code: `lifecycle/${code}`, severity: 'error', pointer },
  message: texts[0],
  hint: texts[1],
});

const missing = (inline: readonly Inline[]): Finding =>
  error('missing', inline[0]?.pointer ?? '', [
    `the document has no ${lifecycleKey} at its root.`,
    'Write its lifecycle (docs/lifecycle.md), or give it as an overlay.',
  ]);

const twice = ({ key, pointer }: Inline): Finding =>
  error('twice', pointer, [
    `the lifecycle of ${key} is given here and under ${lifecycleKey}/operations.`,
    'Keep one of the two.',
  ]);

const operationsPointer = `/${lifecycleKey}/operations`;

const relocate = (inline: readonly Inline[]): ((pointer: string) => string) => {
  const moved = inline.map(({ key, pointer }) => ({
    from: `${operationsPointer}/${escapeToken(key)}`,
    pointer,
  }));
  return (pointer) => {
    const found = moved.find(({ from }) => pointer === from || pointer.startsWith(`${from}/`));
    return found === undefined ? pointer : `${found.pointer}${pointer.slice(found.from.length)}`;
  };
};

/** Gathers the lifecycle of a document; an operation that is given both inline and at the root is an error. */
export const gatherLifecycle = (
  document: JsonObject,
  operations: readonly DocumentOperation[],
): GatheredLifecycle => {
  const root = document[lifecycleKey];
  const inline = inlineRules(operations);
  if (root === undefined)
    return { raw: undefined, placeOf: (pointer) => pointer, findings: [missing(inline)] };
  const written = isJsonObject(root) ? objectOr(root.operations) : {};
  const isWritten = ({ key }: Inline): boolean => {
    const own = operationOf(operations, key);
    return Object.keys(written).some((other) => operationOf(operations, other) === own);
  };
  const added = inline.filter((rule) => !isWritten(rule));
  const merged = { ...written, ...Object.fromEntries(added.map(({ key, rule }) => [key, rule])) };
  const isMergeable = isJsonObject(root) && (root.operations === undefined || isJsonObject(root.operations));
  return {
    raw: added.length > 0 && isMergeable ? { ...root, operations: merged } : root,
    placeOf: relocate(added),
    findings: inline.filter(isWritten).map(twice),
  };
};
