import type { Pointer } from '../lifecycle/model.js';
import { getAt, pointerOf, setAt } from '../lifecycle/pointer.js';

/** A private-use character, so that no body has a member of that name. */
const STAND_IN = '\ue000';

/**
 * JSON text in which the member at the pointer is written twice, with its own value and another; `undefined` where there
 * is no such member. The empty pointer means the first member of the body.
 */
export function doubleKey(
  body: unknown,
  pointer: Pointer,
  { value, last }: { readonly value: unknown; readonly last: 'right' | 'wrong' },
): string | undefined {
  const at = pointer.tokens.length > 0 ? pointer : firstMember(body);
  const name = at?.tokens.at(-1);
  if (at === undefined || name === undefined) return undefined;
  const parentAt = pointerOf(at.tokens.slice(0, -1));
  const parent = getAt(body, parentAt);
  const own = getAt(body, at);
  if (!isObject(parent) || own === undefined) return undefined;
  const [first, second] = last === 'right' ? [value, own] : [own, value];
  const doubled = Object.entries(parent).flatMap(([key, member]) =>
    key === name
      ? [
          [key, first],
          [STAND_IN, second],
        ]
      : [[key, member]],
  );
  const text = JSON.stringify(setAt(body, parentAt, Object.fromEntries(doubled)));
  return text.replace(`"${STAND_IN}":`, () => `${JSON.stringify(name)}:`);
}

function firstMember(body: unknown): Pointer | undefined {
  const name = isObject(body) ? Object.keys(body)[0] : undefined;
  return name === undefined ? undefined : pointerOf([name]);
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
