import type { Pace } from '../../src/clock/pace.js';
import type { Api } from '../../src/openapi/api.js';
import type { Sender } from '../run/sender.js';
import type { Defect } from './defect.js';
import { defectsOfAnswers } from './defects-of-answers.js';
import { defectsOfCancels } from './defects-of-cancels.js';
import { defectsOfCourses } from './defects-of-courses.js';
import { defectsOfEffects } from './defects-of-effects.js';
import { defectsOfFaults } from './defects-of-faults.js';
import { defectsOfFew } from './defects-of-few.js';
import { defectsOfFilters } from './defects-of-filters.js';
import { defectsOfLate } from './defects-of-late.js';
import { defectsOfLists } from './defects-of-lists.js';
import { defectsOfMemory } from './defects-of-memory.js';
import { defectsOfMoves } from './defects-of-moves.js';
import { defectsOfOperations } from './defects-of-operations.js';
import { defectsOfProtocol } from './defects-of-protocol.js';
import { defectsOfRaces } from './defects-of-races.js';
import { defectsOfRefusals } from './defects-of-refusals.js';
import { defectsOfSecondUpdates } from './defects-of-second-updates.js';
import { defectsOfStates } from './defects-of-states.js';
import { defectsOfUpdates } from './defects-of-updates.js';
import { createSimulatorSender } from './simulator-sender.js';

/** What a mutant is started with. */
export type StartOptions = { readonly pace: Pace; readonly seed: number };

/** A server that breaks one promise of its API. */
export type Mutant = Omit<Defect, 'change'> & {
  readonly api: string;
  /** A new server, that of this seed. */
  readonly start: (options: StartOptions) => Sender;
};

/** Every mutant of the API, each name once. */
export const mutantsOf = (api: Api): readonly Mutant[] =>
  [
    ...defectsOfMoves(api),
    ...defectsOfStates(api),
    ...defectsOfCourses(api),
    ...defectsOfAnswers(api),
    ...defectsOfOperations(api),
    ...defectsOfLists(api),
    ...defectsOfFilters(api),
    ...defectsOfProtocol(api),
    ...defectsOfRefusals(api),
    ...defectsOfFaults(api),
    ...defectsOfCancels(api),
    ...defectsOfEffects(api),
    ...defectsOfMemory(api),
    ...defectsOfFew(api),
    ...defectsOfUpdates(api),
    ...defectsOfLate(api),
    ...defectsOfSecondUpdates(api),
    ...defectsOfRaces(api),
  ].map((defect) => mutantOf(api, defect));

/** The right server of the API, for runs in which nothing must fail. */
export const startClean = (api: Api, options: StartOptions): Sender =>
  createSimulatorSender({ api, ...options });

function mutantOf(api: Api, { change, ...said }: Defect): Mutant {
  return {
    ...said,
    api: api.name,
    start: (options) => createSimulatorSender({ api, ...change, ...options }),
  };
}
