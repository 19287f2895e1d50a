import type { Echo, Pointer } from '../../src/lifecycle/model.js';
import { joinPointers, pointerOf, startsWithPointer } from '../../src/lifecycle/pointer.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import type { Call } from './call.js';
import { equalsText, findMissing } from './compare-values.js';
import { mergePart } from './merge-part.js';
import { readBody } from './read-request.js';
import { readRequested } from './requested-value.js';
import { operationRule } from './rule-id.js';
import type { Expected, RunFacts } from './run-facts.js';

/** What later snapshots must show because a request asked for it. */

/** What the request of a create makes its task show. */
export const expectFromCreate = (call: Call): readonly Expected[] =>
  call.operation.life.echo.flatMap((echo) => expectEcho(echo, call));

/** What an accepted call on a task makes it show from then on, beside what it showed already. */
export function expectFromUpdate(call: Call, before: RunFacts): readonly Expected[] {
  const echoed = call.operation.life.echo.flatMap((echo) => expectEcho(echo, call));
  const added = [...echoed, ...expectMerged(call, before)];
  const kept = before.expected.filter(
    ({ pointer }) => !added.some((other) => overlap(pointer, other.pointer)),
  );
  return [...kept, ...added];
}

/** The first place at which a snapshot does not show what is expected; what was filled in from a default may be left out. */
export function findUnmet(
  shown: unknown,
  expected: Expected,
  volatile: readonly Pointer[],
): string | undefined {
  const { pointer, value, textual, given } = expected;
  if (volatile.some((other) => startsWithWild(pointer, other))) return undefined;
  const isNone = shown === undefined || shown === null;
  if (value === null) return isNone ? undefined : pointer.text;
  if (isNone) return given ? pointer.text : undefined;
  if (textual) return equalsText(shown, value) ? undefined : pointer.text;
  const below = volatile
    .filter((other) => startsWithWild(other, pointer))
    .map(({ tokens }) => pointerOf(tokens.slice(pointer.tokens.length)));
  const missing = findMissing(shown, value, below);
  return missing === undefined ? undefined : `${pointer.text}${missing}`;
}

function expectEcho(echo: Echo, call: Call): readonly Expected[] {
  const requested = readRequested(echo.from, call);
  if (requested === undefined || requested.value === null) return [];
  return [{ pointer: echo.at, rule: echo.rule, ...requested }];
}

/** Each member that the merge touches, and each other member of the part where it was seen before. */
function expectMerged(call: Call, before: RunFacts): readonly Expected[] {
  const { key, merge } = call.operation.life;
  if (merge === undefined) return [];
  const part = before.parts.get(merge.into.text);
  const given = readBody(call.exchange) ?? {};
  const merged = mergePart(part, given, merge.how);
  const removed = merge.how === 'patch' ? nullsOf(given) : {};
  if (!isJsonObject(merged)) return [];
  const rule = operationRule(key, 'merge');
  const textual = call.exchange.request.body.kind === 'form';
  return Object.entries({ ...merged, ...removed }).flatMap(([name, value]): readonly Expected[] => {
    if (value === undefined || (value === null && !Object.hasOwn(removed, name))) return [];
    const pointer = joinPointers(merge.into, pointerOf([name]));
    return [{ pointer, value, rule, textual, given: true }];
  });
}

/** A merge patch takes away what it gives as `null`. */
const nullsOf = (given: unknown): { readonly [name: string]: unknown } =>
  isJsonObject(given) ? Object.fromEntries(Object.entries(given).filter(([, value]) => value === null)) : {};

const overlap = (left: Pointer, right: Pointer): boolean =>
  startsWithPointer(left, right) || startsWithPointer(right, left);

/** Whether `inner` stands at `outer` or below it, where a `*` of either may stand for what the other names. */
const startsWithWild = (inner: Pointer, outer: Pointer): boolean =>
  outer.tokens.length <= inner.tokens.length &&
  outer.tokens.every((token, at) => token === '*' || inner.tokens[at] === '*' || inner.tokens[at] === token);
