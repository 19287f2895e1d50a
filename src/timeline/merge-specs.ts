import type { Course, FateSpec } from './fate.js';

/** What several specs say together. */
export type MergedSpec = { readonly spec: FateSpec; readonly course: Course };

const TIME: Course = { kind: 'time' };

/**
 * Member by member, the first spec that says something has the say. A course that would leave no room for what a
 * stronger spec says is passed over: ends give way to no weaker script, dwell to nothing weaker that knows no time.
 */
export function mergeSpecs(specs: readonly FateSpec[]): MergedSpec {
  const base = specs.find((spec) => spec.base !== undefined)?.base;
  const ends = specs.find((spec) => spec.ends !== undefined)?.ends;
  const dwell = specs.find((spec) => spec.dwell !== undefined)?.dwell;
  return {
    spec: {
      ...(base !== undefined && { base }),
      ...(ends !== undefined && { ends }),
      ...(dwell !== undefined && { dwell }),
    },
    course: courseOf(specs),
  };
}

function courseOf(specs: readonly FateSpec[]): Course {
  let hasEnds = false;
  let hasDwell = false;
  for (const { course, ends, dwell } of specs) {
    if (course !== undefined && !(hasEnds && course.kind === 'script') && !(hasDwell && !knowsTime(course))) {
      return course;
    }
    hasEnds ||= ends !== undefined;
    hasDwell ||= dwell !== undefined;
  }
  return TIME;
}

const knowsTime = ({ kind }: Course): boolean => kind === 'time' || kind === 'hold';
