import { fitsMatch } from '../faults/fits-match.js';
import type { Scene } from '../faults/scene.js';
import type { Course, Fate, FateSpec } from '../timeline/fate.js';
import type { Reply } from './call.js';
import type { Call } from './call-context.js';
import type { Voices } from './fate-book.js';
import type { Scenario } from './namespace.js';
import { type Preferences, readPreferences } from './read-preferences.js';
import { sceneOf } from './scene-of.js';

/** What decides over a run that a request starts, and what of its `Prefer` header was obeyed; or why it is refused. */
export type ResolvedFate =
  | { readonly kind: 'fate'; readonly fate: Fate; readonly applied?: string }
  | { readonly kind: 'refused'; readonly reply: Reply };

/**
 * Who decides over a run that begins in the state, member by member, strongest first: the request's `Prefer` header and
 * the scenario that it names; the scenarios that apply, in their order; the fate that the task has, or for a new task
 * the profile; the lifecycle's weights.
 */
export function resolveFate(call: Call, run: { readonly from: string; readonly known?: Fate }): ResolvedFate {
  const { machine, world } = call;
  const { settings } = world.namespace;
  const read = readPreferences(call, run.from);
  if (read.kind === 'refused') return read;
  const preferences = read.kind === 'read' ? read.preferences : undefined;
  const voices = voicesOf(call, preferences);
  const fate =
    run.known === undefined
      ? machine.fates.of(settings, voices)
      : machine.fates.again(run.known, settings, voices);
  return { kind: 'fate', fate, ...(preferences !== undefined && { applied: preferences.applied }) };
}

const SILENCE: Voices = { key: '', specs: [] };

function voicesOf(call: Call, preferences: Preferences | undefined): Voices {
  const { scenarios } = call.world.namespace.settings;
  if (preferences === undefined && scenarios.length === 0) return SILENCE;
  const specs: FateSpec[] = preferences === undefined ? [] : [preferences.spec];
  const keys: unknown[] = [...specs];
  const named = preferences?.scenario;
  for (const scenario of [...(named === undefined ? [] : [named]), ...applying(call)]) {
    specs.push(scenario.fate);
    keys.push(scenarios.indexOf(scenario));
  }
  return { key: JSON.stringify(keys), specs };
}

/** The scenarios that apply to the request whether or not it names them. */
function applying(call: Call): readonly Scenario[] {
  const { scenarios, active } = call.world.namespace.settings;
  let scene: Scene | undefined;
  return scenarios.filter((scenario) => {
    if (scenario.match === undefined) return active.includes(scenario.name);
    scene ??= sceneOf(call);
    return fitsMatch(scenario.match, scene);
  });
}

const TIME: Course = { kind: 'time' };

/** A script ends where an operation moves the task elsewhere; every other course goes on. */
export const fateAfterMove = (call: Pick<Call, 'machine'>, fate: Fate): Fate =>
  fate.course.kind === 'script' ? call.machine.fates.on(fate, TIME) : fate;
