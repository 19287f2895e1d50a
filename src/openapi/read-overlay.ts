import type { JsonObject } from './api.js';
import { DocumentError } from './document-error.js';
import { isJsonObject, nameOfValue } from './json-object.js';
import type { Source } from './parse-source.js';

/** One change of a document; `pointer` is its place in the overlay. */
export type OverlayAction = {
  readonly target: string;
  readonly pointer: readonly string[];
  readonly change: { readonly kind: 'remove' } | { readonly kind: 'update'; readonly update: unknown };
};

const actionKeys = ['target', 'description', 'update', 'remove'];
const lifecycleKeys = ['version', 'resource', 'fields', 'states', 'operations'];

const refuse = (
  source: Source,
  pointer: readonly string[],
  texts: readonly [string, string],
): DocumentError => {
  const [message, hint] = texts;
  const position = source.positionOf(pointer);
  return new DocumentError({ code: 'overlay/form', file: source.file, position, message, hint });
};

const readAction = (source: Source, action: unknown, index: number): OverlayAction => {
  const pointer = ['actions', String(index)];
  if (!isJsonObject(action)) {
    throw refuse(source, pointer, [
      `expected an action object, came ${nameOfValue(action)}.`,
      'Give it a "target".',
    ]);
  }
  const { target, update, remove } = action;
  if (typeof target !== 'string') {
    throw refuse(source, pointer, [
      'an action without a "target".',
      'Give the JSONPath of what it changes: "$.info".',
    ]);
  }
  const stray = Object.keys(action).find((key) => !actionKeys.includes(key) && !key.startsWith('x-'));
  if (stray !== undefined) {
    const message = `"${stray}" is not a key of an overlay action (Overlay 1.0).`;
    throw refuse(source, [...pointer, stray], [message, 'Use "update" or "remove".']);
  }
  if (remove === true) return { target, pointer, change: { kind: 'remove' } };
  if (!Object.hasOwn(action, 'update')) {
    throw refuse(source, pointer, [
      'an action that changes nothing.',
      'Give it an "update", or "remove: true".',
    ]);
  }
  return { target, pointer, change: { kind: 'update', update } };
};

const updateRoot = (update: JsonObject): readonly OverlayAction[] => [
  { target: '$', pointer: [], change: { kind: 'update', update } },
];

/** The actions of an overlay file: an Overlay 1.x, or a bare lifecycle (with or without its `x-task-lifecycle` key). */
export const readOverlay = (source: Source): readonly OverlayAction[] => {
  const { value } = source;
  if (Object.hasOwn(value, 'overlay')) {
    if (!/^1\.\d+(\.\d+)?$/.test(String(value.overlay))) {
      const message = `expected an Overlay 1.0 document, came "overlay: ${String(value.overlay)}".`;
      throw refuse(source, ['overlay'], [message, 'Write "overlay: 1.0.0".']);
    }
    if (!Array.isArray(value.actions)) {
      const message = `expected "actions" to be a list, came ${nameOfValue(value.actions)}.`;
      throw refuse(source, ['actions'], [message, 'List actions of "target" and "update" or "remove".']);
    }
    return value.actions.map((action, index) => readAction(source, action, index));
  }
  if (Object.hasOwn(value, 'openapi') || Object.hasOwn(value, 'swagger')) {
    const message = 'expected an overlay or a lifecycle, came an OpenAPI document.';
    throw refuse(source, [], [message, 'Name it as the document itself, not as an overlay.']);
  }
  const keys = Object.keys(value);
  if (keys.every((key) => key.startsWith('x-'))) return updateRoot(value);
  if (keys.some((key) => lifecycleKeys.includes(key))) return updateRoot({ 'x-task-lifecycle': value });
  const message = `expected an overlay ("overlay: 1.0.0", "actions") or a lifecycle ("version", "states"), came ${keys.join(', ')}.`;
  throw refuse(source, [], [message, 'See docs/lifecycle.md for both forms.']);
};
