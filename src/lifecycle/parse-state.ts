import type { Outcome, Shows, State, Step } from './model.js';
import { parsePredicate, parseShape, type Site } from './parse-shape.js';
import { escapeToken } from './pointer.js';
import type { RawOutcome, RawState } from './raw-lifecycle.js';
import {
  itemAt,
  knowsState,
  listOf,
  type Reading,
  readComparison,
  readDuration,
  readRange,
} from './reading.js';

/** One state of the lifecycle, with its rules taken down. */
export function parseState(reading: Reading, name: string, raw: RawState): State {
  const site: Site = { at: `/states/${escapeToken(name)}`, id: `states/${escapeToken(name)}` };
  const shows = parseShows(reading, raw.shows ?? name, site);
  const next = parseSteps(reading, raw.next, `${site.at}/next`);
  if (next.length > 0) {
    reading.rule({ id: `next/${escapeToken(name)}`, soft: false, pointer: `${site.at}/next` });
  }
  const ruleFor = (key: 'final' | 'within' | 'visits'): void => {
    if (raw[key] !== undefined)
      reading.rule({ id: `${site.id}/${key}`, soft: false, pointer: `${site.at}/${key}` });
  };
  ruleFor('final');
  ruleFor('within');
  ruleFor('visits');
  return {
    name,
    initial: raw.initial ?? false,
    shows,
    next,
    ...parseTimes(reading, raw, site),
    ...(raw.visits !== undefined && { visits: raw.visits }),
    ...(raw.final !== undefined && { final: raw.final === true ? 'any' : raw.final }),
    ...parseShape(reading, raw, site),
    outcomes: parseOutcomes(reading, raw.outcomes ?? {}, site),
  };
}

function parseTimes(reading: Reading, raw: RawState, { at }: Site): Pick<State, 'withinMs' | 'dwell'> {
  const withinMs =
    raw.within === undefined ? undefined : readDuration(reading, { text: raw.within, at: `${at}/within` });
  const dwell =
    raw.dwell === undefined ? undefined : readRange(reading, { text: raw.dwell, at: `${at}/dwell` });
  return { ...(withinMs !== undefined && { withinMs }), ...(dwell !== undefined && { dwell }) };
}

function parseShows(reading: Reading, raw: NonNullable<RawState['shows']>, site: Site): Shows {
  if (typeof raw === 'string') return { kind: 'labels', labels: [raw] };
  if (isList(raw)) return { kind: 'labels', labels: raw };
  return {
    kind: 'predicate',
    ...parsePredicate(reading, raw, { at: `${site.at}/shows`, id: `${site.id}/shows` }),
  };
}

/** `Array.isArray` does not narrow readonly lists. */
const isList = (value: object): value is readonly string[] => Array.isArray(value);

function parseSteps(reading: Reading, raw: RawState['next'], at: string): readonly Step[] {
  if (raw === undefined) return [];
  if (typeof raw === 'object' && !isList(raw)) {
    return Object.entries(raw)
      .filter(([to]) => knowsState(reading, { text: to, at: `${at}/${escapeToken(to)}` }))
      .map(([to, weight]) => ({ to, weight }));
  }
  return listOf(raw)
    .filter((to, index) => knowsState(reading, { text: to, at: itemAt(raw, at, index) }))
    .map((to) => ({ to, weight: 1 }));
}

function parseOutcomes(
  reading: Reading,
  raw: Readonly<Record<string, RawOutcome>>,
  site: Site,
): readonly Outcome[] {
  const entries = Object.entries(raw);
  if (entries.length === 0) return [];
  const rule = reading.rule({ id: `${site.id}/outcomes`, soft: false, pointer: `${site.at}/outcomes` });
  return entries.map(([name, outcome]) => {
    const path = `outcomes/${escapeToken(name)}`;
    const at = `${site.at}/${path}`;
    const condition =
      outcome.if === undefined ? undefined : readComparison(reading, { text: outcome.if, at: `${at}/if` });
    return {
      name,
      ...(condition !== undefined && { if: condition }),
      weight: outcome.weight ?? 1,
      rule,
      ...parseShape(reading, outcome, { at, id: `${site.id}/${path}` }),
    };
  });
}
