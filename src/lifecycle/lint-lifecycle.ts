import type { ApiFacts } from './api-facts.js';
import { lintChecks } from './lint-checks.js';
import { lintExamples } from './lint-examples.js';
import { lintLabels } from './lint-labels.js';
import { lintListing } from './lint-listing.js';
import { lintOperations } from './lint-operations.js';
import { lintParameters } from './lint-parameters.js';
import { lintPointers } from './lint-pointers.js';
import { createScene } from './lint-scene.js';
import { lintStates } from './lint-states.js';
import { lintStatuses } from './lint-statuses.js';
import { lintTimes } from './lint-times.js';
import { lintWays } from './lint-ways.js';
import type { Finding, Lifecycle } from './model.js';
import { toFinding } from './problem.js';

/** What is wrong, doubtful or worth knowing of a lifecycle in its document, beyond what the parser reports. */
export function lintLifecycle(lifecycle: Lifecycle, facts: ApiFacts): readonly Finding[] {
  const scene = createScene(lifecycle, facts);
  return [
    ...lintStates(lifecycle),
    ...lintWays(lifecycle),
    ...lintTimes(lifecycle),
    ...lintOperations(scene),
    ...scene.listed.flatMap(lintStatuses),
    ...scene.listed.flatMap(lintParameters),
    ...lintListing(scene),
    ...lintLabels(scene),
    ...lintPointers(scene),
    ...lintChecks(scene),
    ...lintExamples(scene),
  ].map(toFinding);
}
