import type { FaultRule } from '../faults/fault-rule.js';
import { escapeToken } from '../lifecycle/pointer.js';
import type { Problem, Report } from '../lifecycle/problem.js';
import type { Scenario } from '../simulator/namespace.js';
import { checkStructure } from './check-structure.js';
import type { Config, Mention } from './config.js';
import { checkServedNames } from './known-names.js';
import { parseFate } from './parse-fate.js';
import { nameRules, parseFaults, parseMatch } from './parse-faults.js';
import { parseServe, type ServeReading } from './parse-serve.js';
import type { RawConfig, RawFate } from './raw-config.js';
import { resolveProfiles } from './resolve-profiles.js';
import { withoutParts } from './without-parts.js';

/** What a file is read with besides its value. */
export type ConfigOptions = Omit<ServeReading, 'report'>;

/** The settings that the value says, or everything that is wrong with it. Never throws. */
export function parseConfig(
  value: unknown,
  options: ConfigOptions,
): { readonly config?: Config; readonly problems: readonly Problem[] } {
  const structure = checkStructure(value);
  if (isProblems(structure))
    return { problems: [...structure, ...furtherProblems(value, structure, options)] };
  const problems: Problem[] = [];
  const config = build(structure, { ...options, report: (problem) => problems.push(problem) });
  return problems.length > 0 ? { problems } : { config, problems };
}

/** Names that may be missing only because their place was left out. */
const ABOUT_NAMES = ['unknown-profile', 'unknown-scenario'];

/** What else is wrong in a file of wrong structure: that of the parts whose structure is right. */
function furtherProblems(
  value: unknown,
  problems: readonly Problem[],
  options: ConfigOptions,
): readonly Problem[] {
  const rest = checkStructure(
    withoutParts(
      value,
      problems.map(({ at }) => at),
    ),
  );
  const further: Problem[] = [];
  // Places in lists would be those of the shorter lists.
  if (isProblems(rest) || problems.some(({ at }) => /\/\d+(\/|$)/.test(at))) return further;
  build(rest, { ...options, report: (problem) => further.push(problem) });
  return further.filter(({ code }) => !ABOUT_NAMES.includes(code));
}

const isProblems = (structure: RawConfig | readonly Problem[]): structure is readonly Problem[] =>
  Array.isArray(structure);

function build(raw: RawConfig, reading: ServeReading): Config {
  const { report } = reading;
  const mentions: Mention[] = [];
  const own = Object.entries(raw.profiles ?? {}).map(([name, one]) => ({
    profile: { name, ...treat(one, `/profiles/${escapeToken(name)}`, { report, mentions }) },
    ...(one.extends !== undefined && { extends: one.extends }),
  }));
  const scenarios = Object.entries(raw.scenarios ?? {}).map(([name, one]): Scenario => {
    const at = `/scenarios/${escapeToken(name)}`;
    const match = one.match === undefined ? undefined : parseMatch(one.match, `${at}/match`, report);
    const { fate, faults } = treat(one, at, { report, mentions, ...(match !== undefined && { match }) });
    return { name, ...(match !== undefined && { match }), fate, faults: nameRules(faults) };
  });
  const faults = nameRules(readRules(raw.faults, '/faults', { report, mentions }));
  const serve = parseServe(raw.serve ?? {}, reading);
  const config: Config = { serve, profiles: resolveProfiles(own, report), scenarios, faults, mentions };
  checkServedNames(config, report);
  return config;
}

type Treating = { readonly report: Report; readonly mentions: Mention[]; readonly match?: Mention['match'] };

/** What profiles and scenarios have in common: how tasks fare, and what goes wrong. */
function treat(
  raw: RawFate,
  at: string,
  { report, mentions, match }: Treating,
): Pick<Scenario, 'fate' | 'faults'> {
  const fate = parseFate(raw, at, report);
  mentions.push({
    at,
    fate,
    ...(match !== undefined && { match }),
    ...(raw.outcome !== undefined && { endsKey: 'outcome' }),
  });
  return {
    fate,
    faults: readRules(raw.faults, `${at}/faults`, {
      report,
      mentions,
      ...(match !== undefined && { match }),
    }),
  };
}

/** A rule of a scenario that is about one API is about no other. */
function readRules(
  raw: readonly unknown[] | undefined,
  at: string,
  { report, mentions, match }: Treating,
): readonly FaultRule[] {
  const placed = parseFaults(raw ?? [], at, report);
  const api = match?.api === undefined ? {} : { api: match.api };
  for (const { at: place, rule } of placed) mentions.push({ at: place, match: { ...api, ...rule.match } });
  return placed.map(({ rule }) => rule);
}
