import type { Check, Presence, Shape } from './model.js';
import { escapeToken } from './pointer.js';
import type { RawShape } from './raw-lifecycle.js';
import { type Reading, readComparison, readPointer } from './reading.js';

/** Where a part of the lifecycle stands, and what the ids of its rules begin with (both without a slash at the end). */
export type Site = { readonly at: string; readonly id: string };

/** `has`, `lacks`, `check` and `should`, each entry a rule of its own. */
export function parseShape(reading: Reading, raw: RawShape, site: Site): Shape {
  return {
    has: parsePresences(reading, raw.has, { at: `${site.at}/has`, id: `${site.id}/has` }),
    lacks: parsePresences(reading, raw.lacks, { at: `${site.at}/lacks`, id: `${site.id}/lacks` }),
    check: parseChecks(reading, raw, site),
  };
}

/** `check` and `should` as one list; what stands under `should` is soft. */
export function parseChecks(
  reading: Reading,
  raw: { readonly check?: readonly string[]; readonly should?: readonly string[] },
  site: Site,
): readonly Check[] {
  const prefix = site.id === '' ? '' : `${site.id}/`;
  const parseAll = (key: 'check' | 'should'): readonly Check[] =>
    (raw[key] ?? []).flatMap((text, index) => {
      const at = `${site.at}/${key}/${index}`;
      const comparison = readComparison(reading, { text, at });
      if (comparison === undefined) return [];
      const id = `${prefix}${key}/${escapeToken(comparison.text)}`;
      return [{ rule: reading.rule({ id, soft: key === 'should', pointer: at }), comparison }];
    });
  return [...parseAll('check'), ...parseAll('should')];
}

/** The conditions that tell a state without a label; all of them report under one rule. */
export function parsePredicate(reading: Reading, raw: RawShape, site: Site): Shape {
  const rule = reading.rule({ id: site.id, soft: false, pointer: site.at });
  const presences = (key: 'has' | 'lacks'): readonly Presence[] =>
    (raw[key] ?? []).flatMap((text, index) => {
      const pointer = readPointer(reading, { text, at: `${site.at}/${key}/${index}` });
      return pointer === undefined ? [] : [{ rule, pointer }];
    });
  const check = (raw.check ?? []).flatMap((text, index) => {
    const comparison = readComparison(reading, { text, at: `${site.at}/check/${index}` });
    return comparison === undefined ? [] : [{ rule, comparison }];
  });
  return { has: presences('has'), lacks: presences('lacks'), check };
}

function parsePresences(
  reading: Reading,
  raw: readonly string[] | undefined,
  site: Site,
): readonly Presence[] {
  return (raw ?? []).flatMap((text, index) => {
    const at = `${site.at}/${index}`;
    const pointer = readPointer(reading, { text, at });
    if (pointer === undefined) return [];
    return [
      { rule: reading.rule({ id: `${site.id}/${escapeToken(text)}`, soft: false, pointer: at }), pointer },
    ];
  });
}
