import { escapeToken } from '../lifecycle/pointer.js';
import type { Report } from '../lifecycle/problem.js';
import type { Distribution } from '../random/distribution.js';
import type { FateSpec } from '../timeline/fate.js';
import { parseCourse } from './parse-course.js';
import { parseDistribution } from './parse-distribution.js';
import type { RawFate } from './raw-config.js';

/** What the keys of a profile or a scenario say of the fate of tasks; what is wrong is reported and left out. */
export function parseFate(raw: RawFate, at: string, report: Report): FateSpec {
  const ends = parseEnds(raw, at, report);
  const course =
    raw.progression === undefined ? undefined : parseCourse(raw.progression, `${at}/progression`, report);
  return {
    ...(ends !== undefined && { ends }),
    ...(raw.dwell !== undefined && { dwell: parseDwell(raw.dwell, `${at}/dwell`, report) }),
    ...(course !== undefined && { course }),
  };
}

function parseEnds({ outcome, ends }: RawFate, at: string, report: Report): FateSpec['ends'] {
  if (outcome !== undefined && ends !== undefined) {
    report({
      code: 'two-ends',
      at: `${at}/outcome`,
      message: 'expected outcome or ends, got both',
      hint: 'outcome is short for ends with one end alone: take one of the two out.',
    });
  }
  if (ends === undefined) return outcome === undefined ? undefined : { [outcome]: 1 };
  if (Object.values(ends).every((weight) => weight === 0)) {
    report({
      code: 'no-end',
      at: `${at}/ends`,
      message: 'expected a weight above 0 for one end at least, got none',
      hint: 'Give the end that tasks shall take a weight of 1, or take ends out.',
    });
  }
  return ends;
}

function parseDwell(
  raw: NonNullable<RawFate['dwell']>,
  at: string,
  report: Report,
): Readonly<Record<string, Distribution>> {
  const dwell: Record<string, Distribution> = {};
  for (const [state, stay] of Object.entries(raw)) {
    const distribution = parseDistribution(stay, `${at}/${escapeToken(state)}`, report);
    if (distribution !== undefined) dwell[state] = distribution;
  }
  return dwell;
}
