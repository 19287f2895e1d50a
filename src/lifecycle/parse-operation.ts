import type { Echo, Operation, When } from './model.js';
import { parseListing } from './parse-listing.js';
import { parseReactions, type Reactions } from './parse-moves.js';
import { parseChecks, parseShape, type Site } from './parse-shape.js';
import { headerName, parseCreates, parseSource } from './parse-source.js';
import { defaultElse, parseStatuses, parseUnknown } from './parse-status.js';
import { escapeToken } from './pointer.js';
import type { RawMerge, RawOperation } from './raw-lifecycle.js';
import { itemAt, knowsState, listOf, type Reading, readComparison, readPointer } from './reading.js';

/** What the parser needs to know of an operation beyond the lifecycle. */
export type OperationReading = Reading & {
  readonly initial: readonly string[];
  /** Whether the operation has exactly one path parameter, which then is its target by default. */
  readonly hasPathTarget: (key: string) => boolean;
};

/** One operation of the lifecycle, with its rules taken down. */
export function parseOperation(reading: OperationReading, key: string, raw: RawOperation): Operation {
  const site: Site = { at: `/operations/${escapeToken(key)}`, id: `operations/${escapeToken(key)}` };
  const reactions = parseReactions(reading, raw, site.at);
  const rule = (name: string, pointer: string): string =>
    reading.rule({ id: `${site.id}/${escapeToken(name)}`, soft: false, pointer: `${site.at}${pointer}` });
  const creation = parseCreation(reading, raw, site);
  const onTask = raw.creates === undefined && raw.lists === undefined;
  const targeted = raw.target !== undefined || reading.hasPathTarget(key);
  addReactionRules({ reading, raw, reactions, rule, onTask: onTask && (targeted || raw.bulk === true) });
  const parsed: Operation = {
    key,
    ...(raw.snapshot !== undefined && { snapshot: raw.snapshot }),
    ...creation,
    ...parseTarget(reading, raw, site),
    bulk: raw.bulk ?? false,
    ...reactions,
    ...parseAnswers(raw),
    save: raw.save ?? false,
    ...parseMerge(reading, raw, { site, rule }),
    when: parseWhen(reading, raw, site),
    ...parseList(reading, raw, site),
    check: parseChecks(reading, raw, site),
    ...(raw.unknown !== undefined && { unknown: parseUnknown(reading, raw.unknown, `${site.at}/unknown`) }),
  };
  if (raw.bulk === true) rule('bulk', '/bulk');
  if (targeted && onTask) rule('unknown', raw.unknown === undefined ? '' : '/unknown');
  return parsed;
}

type Rules = {
  readonly reading: OperationReading;
  readonly raw: RawOperation;
  readonly reactions: Reactions;
  readonly rule: (name: string, pointer: string) => string;
  /** Whether the operation is called on a task that exists. */
  readonly onTask: boolean;
};

/** For each state whether it moves, is accepted or is refused there; states left open have no rule. */
function addReactionRules({ reading, raw, reactions, rule, onTask }: Rules): void {
  const { moves, allow, open } = reactions;
  const refuses = raw.moves !== undefined || raw.allow !== undefined;
  for (const state of reading.states) {
    const key = escapeToken(state);
    if (moves?.has(state))
      rule(`moves@${state}`, raw.moves && Object.hasOwn(raw.moves, state) ? `/moves/${key}` : '/moves/*');
    else if (allow.has(state)) {
      if (onTask) rule(`allow@${state}`, raw.allow === undefined ? '' : '/allow');
    } else if (!open.has(state) && refuses) rule(`else@${state}`, raw.else === undefined ? '' : '/else');
  }
}

function parseCreation(
  reading: OperationReading,
  raw: RawOperation,
  site: Site,
): Pick<Operation, 'creates' | 'to' | 'echo' | 'once'> {
  const to = listOf(raw.to).filter((text, i) =>
    knowsState(reading, { text, at: itemAt(raw.to, `${site.at}/to`, i) }),
  );
  const creates =
    raw.creates === undefined
      ? undefined
      : parseCreates(reading, { text: raw.creates, at: `${site.at}/creates` });
  if (raw.creates !== undefined)
    reading.rule({ id: `${site.id}/creates`, soft: false, pointer: `${site.at}/creates` });
  const echo = parseEcho(reading, raw, site);
  const once =
    raw.once === undefined
      ? undefined
      : {
          header: headerName(raw.once),
          rule: reading.rule({ id: `${site.id}/once`, soft: false, pointer: `${site.at}/once` }),
        };
  return {
    ...(creates !== undefined && { creates }),
    to: raw.to === undefined ? reading.initial : to,
    echo,
    ...(once !== undefined && { once }),
  };
}

function parseEcho(reading: Reading, raw: RawOperation, site: Site): readonly Echo[] {
  return Object.entries(raw.echo ?? {}).flatMap(([snapshotPointer, source]) => {
    const path = `echo/${escapeToken(snapshotPointer)}`;
    const at = readPointer(reading, { text: snapshotPointer, at: `${site.at}/${path}` });
    const from = parseSource(reading, { text: source, at: `${site.at}/${path}` });
    if (at === undefined || from === undefined) return [];
    return [
      {
        at,
        from,
        rule: reading.rule({ id: `${site.id}/${path}`, soft: false, pointer: `${site.at}/${path}` }),
      },
    ];
  });
}

function parseTarget(reading: Reading, raw: RawOperation, site: Site): Pick<Operation, 'target'> {
  if (raw.target === undefined) return {};
  const target = parseSource(reading, { text: raw.target, at: `${site.at}/target` });
  return target === undefined ? {} : { target };
}

function parseAnswers(raw: RawOperation): Pick<Operation, 'ok' | 'else' | 'noop'> {
  return {
    ...(raw.ok !== undefined && { ok: parseStatuses(raw.ok) }),
    else: raw.else === undefined ? defaultElse : parseStatuses(raw.else),
    ...(raw.noop !== undefined && { noop: parseStatuses(raw.noop) }),
  };
}

function parseMerge(
  reading: Reading,
  raw: RawOperation,
  { site, rule }: { readonly site: Site; readonly rule: Rules['rule'] },
): Pick<Operation, 'merge'> {
  if (raw.merge === undefined) return {};
  const merge: Exclude<RawMerge, string> = typeof raw.merge === 'string' ? { into: raw.merge } : raw.merge;
  const into = readPointer(reading, { text: merge.into, at: `${site.at}/merge` });
  if (into === undefined) return {};
  rule('merge', '/merge');
  if (raw.noop !== undefined) rule('noop', '/noop');
  return { merge: { into, how: merge.how ?? 'members' } };
}

function parseWhen(reading: Reading, raw: RawOperation, site: Site): readonly When[] {
  return (raw.when ?? []).flatMap((one, index) => {
    const at = `${site.at}/when/${index}`;
    const condition = readComparison(reading, { text: one.if, at: `${at}/if` });
    if (condition === undefined) return [];
    const id = `${site.id}/when/${escapeToken(condition.text)}`;
    return [{ if: condition, ...parseShape(reading, one, { at, id }) }];
  });
}

function parseList(reading: Reading, raw: RawOperation, site: Site): Pick<Operation, 'lists'> {
  const lists = parseListing(reading, raw, site);
  return lists === undefined ? {} : { lists };
}
