import type { Lifecycle } from '../lifecycle/model.js';
import { labelsOf, statesShowing } from '../lifecycle/read-state.js';
import type { Api } from '../openapi/api.js';
import type { Course, ScriptedStay } from '../timeline/fate.js';
import { ControlError, unknownName } from './control-error.js';
import { wholeNumber } from './read-value.js';

/** The model state of that name, else every one that shows that label; none where there is no such word. */
export const statesNamed = (lifecycle: Lifecycle, word: string): readonly string[] =>
  lifecycle.states.has(word) ? [word] : statesShowing(lifecycle, word);

/** An error that lists the states of the API and their labels. */
export function unknownState({ lifecycle, name }: Api, got: string): ControlError {
  const words = [...lifecycle.states.values()].flatMap((state) => [state.name, ...labelsOf(state)]);
  const expected = `a state of ${name} or its label`;
  return unknownName('unknown-state', { expected, got, known: [...new Set(words)] });
}

/** The model state of that name, else the first that shows that label; others throw `unknown-state`. */
function findState(api: Api, word: string): string {
  const [state] = statesNamed(api.lifecycle, word);
  if (state === undefined) throw unknownState(api, word);
  return state;
}

/** The place with its model state; an outcome that the state does not have throws `unknown-outcome`. */
export function findPlace(
  api: Api,
  { state: word, outcome }: { readonly state: string; readonly outcome?: string | undefined },
): { readonly state: string; readonly outcome?: string } {
  const state = findState(api, word);
  if (outcome === undefined) return { state };
  const known = (api.lifecycle.states.get(state)?.outcomes ?? []).map(({ name }) => name);
  if (known.includes(outcome)) return { state, outcome };
  throw unknownName('unknown-outcome', { expected: `an outcome of ${state}`, got: outcome, known });
}

const KINDS: readonly Course['kind'][] = ['time', 'immediate', 'manual', 'hold', 'script'];
const READS = { min: 1, max: 1_000_000 };

/** The course in model states; one that cannot be followed is `invalid`. */
export function findCourse(api: Api, course: Course): Course {
  switch (course.kind) {
    case 'time':
    case 'immediate':
      return { kind: course.kind };
    case 'manual':
      return { kind: 'manual', reads: wholeNumber('reads', course.reads, READS) };
    case 'hold':
      return { kind: 'hold', ...(course.state !== undefined && { state: findState(api, course.state) }) };
    case 'script':
      return { kind: 'script', stays: findStays(api, course.stays) };
    default:
      throw new ControlError(
        'invalid',
        `course: expected kind ${KINDS.join(', ')}, got ${JSON.stringify((course as Course).kind)}.`,
      );
  }
}

function findStays(api: Api, stays: readonly ScriptedStay[]): readonly ScriptedStay[] {
  if (stays.length === 0) throw new ControlError('invalid', 'course: expected at least one stay, got none.');
  return stays.map(({ state, outcome, forMs }, index) => {
    if (forMs === undefined && index < stays.length - 1) {
      throw new ControlError(
        'invalid',
        `course: expected forMs in every stay but the last, got none in that of ${state}. What comes after it would never be reached.`,
      );
    }
    if (forMs !== undefined && !(forMs >= 0 && Number.isFinite(forMs))) {
      throw new ControlError('invalid', `course: expected forMs of 0 or more milliseconds, got ${forMs}.`);
    }
    return { ...findPlace(api, { state, outcome }), ...(forMs !== undefined && { forMs }) };
  });
}
