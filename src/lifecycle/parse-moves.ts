import type { Move } from './model.js';
import { escapeToken } from './pointer.js';
import type { OneOrMany, RawOperation } from './raw-lifecycle.js';
import { itemAt, knowsState, listOf, type Reading } from './reading.js';

/** What an operation does in each state: each state stands in at most one of the three; in none it is refused. */
export type Reactions = {
  readonly moves?: ReadonlyMap<string, readonly Move[]>;
  readonly allow: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
};

const anyOther = '*';

/** `moves`, `allow` and `open` with `'*'` expanded to the states that none of the three names. */
export function parseReactions(reading: Reading, raw: RawOperation, at: string): Reactions {
  const moveKeys = Object.keys(raw.moves ?? {});
  const isKnown = (list: OneOrMany<string> | undefined, key: string): readonly string[] =>
    listOf(list).filter(
      (text, i) => text !== anyOther && knowsState(reading, { text, at: itemAt(list, `${at}/${key}`, i) }),
    );
  const moved = moveKeys.filter(
    (text) => text !== anyOther && knowsState(reading, { text, at: `${at}/moves/${escapeToken(text)}` }),
  );
  const open = isKnown(raw.open, 'open');
  const allow = isKnown(raw.allow, 'allow');
  reportOverlaps(reading, { moved, open, allow, raw }, at);
  const named = new Set([...moved, ...open, ...allow]);
  const others = [...reading.states].filter((state) => !named.has(state));
  reportWildcards(reading, { raw, others }, at);
  const moves =
    raw.moves === undefined ? undefined : parseMoves(reading, { raw: raw.moves, moved, others }, at);
  const allAllowed =
    raw.allow === anyOther || (raw.allow === undefined && moves === undefined && raw.open !== anyOther);
  return {
    ...(moves !== undefined && { moves }),
    allow: new Set([...allow.filter((state) => !moved.includes(state)), ...(allAllowed ? others : [])]),
    open: new Set([
      ...open.filter((state) => !moved.includes(state) && !allow.includes(state)),
      ...(raw.open === anyOther ? others : []),
    ]),
  };
}

type RawMoves = NonNullable<RawOperation['moves']>;
type Named = {
  readonly moved: readonly string[];
  readonly open: readonly string[];
  readonly allow: readonly string[];
};

function parseMoves(
  reading: Reading,
  { raw, moved, others }: { raw: RawMoves; moved: readonly string[]; others: readonly string[] },
  at: string,
): ReadonlyMap<string, readonly Move[]> {
  const targetsOf = (from: string): readonly Move[] => {
    const targets = raw[from];
    const place = `${at}/moves/${escapeToken(from)}`;
    return listOf(targets).flatMap(
      (to, index) => parseMove(reading, to, itemAt(targets, place, index)) ?? [],
    );
  };
  const fromOthers = Object.hasOwn(raw, anyOther) ? targetsOf(anyOther) : [];
  return new Map([
    ...moved.map((from) => [from, targetsOf(from)] as const),
    ...(fromOthers.length > 0 ? others.map((from) => [from, fromOthers] as const) : []),
  ]);
}

function parseMove(reading: Reading, to: string, at: string): Move | undefined {
  if (to === '$gone') return { kind: 'gone' };
  if (to === '$saved') return { kind: 'saved' };
  if (to === '$same') return { kind: 'same' };
  if (to.startsWith('$') || to === anyOther) {
    reading.report({
      code: 'unknown-state',
      at,
      message: `expected a state, $gone, $saved or $same, got "${to}"`,
      hint: 'Write $gone (the id is unknown from now on), $saved (back to what save remembered) or $same (no effect).',
    });
    return undefined;
  }
  return knowsState(reading, { text: to, at }) ? { kind: 'state', state: to } : undefined;
}

function reportOverlaps(reading: Reading, named: Named & { readonly raw: RawOperation }, at: string): void {
  const { moved, open, allow, raw } = named;
  allow.forEach((state, index) => {
    if (!moved.includes(state)) return;
    reading.report({
      code: 'state-named-twice',
      at: itemAt(raw.allow, `${at}/allow`, index),
      message: `expected "${state}" in one of moves and allow, got it in both: a call there both moves and does not move`,
      hint: `Take "${state}" out of allow; where both may happen write ${state}: [..., $same] in moves.`,
    });
  });
  open.forEach((state, index) => {
    if (!moved.includes(state) && !allow.includes(state)) return;
    const other = moved.includes(state) ? 'moves' : 'allow';
    reading.report({
      code: 'state-named-twice',
      at: itemAt(raw.open, `${at}/open`, index),
      message: `expected "${state}" in one of ${other} and open, got it in both: open says that nothing is known there`,
      hint: `Take "${state}" out of open, or out of ${other}.`,
    });
  });
}

function reportWildcards(
  reading: Reading,
  { raw, others }: { raw: RawOperation; others: readonly string[] },
  at: string,
): void {
  const keys = [
    ...(Object.hasOwn(raw.moves ?? {}, anyOther) ? ['moves/*'] : []),
    ...(raw.allow === anyOther ? ['allow'] : []),
    ...(raw.open === anyOther ? ['open'] : []),
  ];
  const [first, second] = keys;
  if (first !== undefined && second !== undefined) {
    reading.report({
      code: 'state-named-twice',
      at: `${at}/${second}`,
      message: `expected '*' (all other states) in one of moves, allow and open, got it in ${keys.length}`,
      hint: "Keep '*' in one of them and name the states in the others.",
    });
  } else if (first !== undefined && others.length === 0) {
    reading.report({
      code: 'no-other-state',
      severity: 'warning',
      at: `${at}/${first}`,
      message: "expected '*' to stand for some state, got none: all states are named already",
      hint: "Take '*' out.",
    });
  }
}
