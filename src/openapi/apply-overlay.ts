import { getAt, pointerOf } from '../lifecycle/pointer.js';
import type { JsonObject } from './api.js';
import { DocumentError } from './document-error.js';
import { isJsonObject, nameOfValue, objectOr } from './json-object.js';
import { loadJsonPath } from './lazy-packages.js';
import { mergeUpdate } from './merge-update.js';
import type { Origins } from './origins.js';
import type { Source } from './parse-source.js';
import { type OverlayAction, readOverlay } from './read-overlay.js';

/** A finding about an overlay itself; `tokens` lead into the overlay file. */
export type OverlayWarning = {
  readonly code: string;
  readonly tokens: readonly string[];
  readonly message: string;
  readonly hint: string;
};

/** The document after an overlay, and what the overlay failed to do. */
export type OverlaidDocument = {
  readonly document: JsonObject;
  readonly warnings: readonly OverlayWarning[];
};

const escapes: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r' };

/** The package hands out names as normalized paths spell them (RFC 9535, 2.7). */
const nameOfStep = (step: string | number): string =>
  String(step).replace(/\\(?:u([0-9a-f]{4})|(.))/gs, (_, code: string | undefined, letter: string) =>
    code === undefined ? (escapes[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16)),
  );

const targetsOf = (
  document: JsonObject,
  source: Source,
  action: OverlayAction,
): readonly (readonly string[])[] => {
  if (action.target === '$') return [[]];
  const found: (readonly string[])[] = [];
  try {
    loadJsonPath().exec(
      document as never,
      action.target,
      (_value, path) => void found.push(path.map(nameOfStep)),
    );
    return found;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    const message = `"${action.target}" is not a JSONPath (RFC 9535): ${reason}.`;
    const position = source.positionOf([...action.pointer, 'target']);
    const hint = `Write it like "$.paths['/tasks'].get".`;
    throw new DocumentError({ code: 'overlay/target', file: source.file, position, message, hint });
  }
};

type Edit = (member: unknown) => { readonly kept: boolean; readonly value?: unknown };

const withMember = (container: object, token: string, value: unknown): object =>
  Array.isArray(container) ? container.with(Number(token), value) : { ...container, [token]: value };

const withoutMember = (container: object, token: string): object =>
  Array.isArray(container)
    ? container.toSpliced(Number(token), 1)
    : Object.fromEntries(Object.entries(container).filter(([name]) => name !== token));

type Editing = { readonly edit: Edit; readonly origins: Origins };

/** The value with the member at `tokens` edited; only the containers on the way are copied. */
const editAt = (value: unknown, tokens: readonly string[], editing: Editing): unknown => {
  const { edit, origins } = editing;
  const [token, ...rest] = tokens;
  if (token === undefined) return edit(value).value;
  if (typeof value !== 'object' || value === null) return value;
  const member = (value as JsonObject)[token];
  const edited = rest.length === 0 ? edit(member) : { kept: true, value: editAt(member, rest, editing) };
  const copy = edited.kept ? withMember(value, token, edited.value) : withoutMember(value, token);
  origins.addMade(copy, [{ container: value, start: 0 }]);
  return copy;
};

/** An array that is itself the target of an update gets it as one more item (Overlay 1.0, 4.4.3). */
const updated = (target: unknown, update: unknown, origins: Origins): unknown =>
  mergeUpdate(target, Array.isArray(target) && !Array.isArray(update) ? [update] : update, origins);

const warning = (action: OverlayAction, texts: Omit<OverlayWarning, 'tokens'>): OverlayWarning => ({
  ...texts,
  tokens: action.pointer.length === 0 ? [] : [...action.pointer, 'target'],
});

const nothingMatched = (action: OverlayAction): OverlayWarning =>
  warning(action, {
    code: 'overlay/no-match',
    message: `the target "${action.target}" matches nothing in the document, so the action changes nothing.`,
    hint: 'Correct the JSONPath, or remove the action.',
  });

/** Why an action cannot be applied to one of its targets. */
const unfit = (
  document: JsonObject,
  tokens: readonly string[],
  action: OverlayAction,
): OverlayWarning | undefined => {
  const code = 'overlay/target';
  if (action.change.kind === 'remove') {
    const message = 'the target is the whole document, which cannot be removed.';
    return tokens.length > 0 ? undefined : warning(action, { code, message, hint: 'Name a part of it.' });
  }
  const value = getAt(document, pointerOf(tokens));
  const { update } = action.change;
  if (isJsonObject(value) ? isJsonObject(update) : Array.isArray(value)) return undefined;
  const message = `the target "${action.target}" is ${nameOfValue(value)}, the update ${nameOfValue(update)}: they cannot be merged.`;
  return warning(action, { code, message, hint: 'Target the object around it, and give an object.' });
};

const editOf =
  (action: OverlayAction, origins: Origins): Edit =>
  (member) => {
    const { change } = action;
    if (change.kind === 'remove') return { kept: false };
    return { kept: true, value: updated(member, change.update, origins) };
  };

/** The document with the overlay's actions applied in order; an action that changes nothing is a warning. */
export const applyOverlay = (document: JsonObject, source: Source, origins: Origins): OverlaidDocument => {
  const warnings: OverlayWarning[] = [];
  let current = document;
  for (const action of readOverlay(source)) {
    const targets = targetsOf(current, source, action);
    if (targets.length === 0) warnings.push(nothingMatched(action));
    // A removed array item shifts those behind it, so the last target goes first.
    for (const tokens of targets.toReversed()) {
      const problem = unfit(current, tokens, action);
      if (problem !== undefined) warnings.push(problem);
      else current = objectOr(editAt(current, tokens, { edit: editOf(action, origins), origins }));
    }
  }
  return { document: current, warnings };
};
