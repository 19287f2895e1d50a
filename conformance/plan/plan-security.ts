import type { Api } from '../../src/openapi/api.js';
import { securityRule } from '../../src/openapi/api-rules.js';
import type { Target } from '../target/target.js';
import { look, make, planOf, send, waitForFinal } from './act.js';
import type { Act, Plan } from './plan.js';
import { pinned } from './plan-negative.js';
import { optionalQueries } from './plan-views.js';
import { type ListedOperation, readScene, type Scene } from './scene.js';

/**
 * Every protected operation without a credential, with a wrong and with a malformed one, and with each alternative alone
 * that the target has credentials for. A task in between is looked at after each: it must be as before.
 */
export function planSecurity(api: Api, target: Target, { seed }: { readonly seed: number }): readonly Plan[] {
  const scene = readScene(api, target, seed);
  const all = [...scene.creators, ...scene.targeted, ...scene.listings, ...scene.plain];
  return all
    .filter(({ security }) => security.length > 0)
    .flatMap((operation) => [
      planRefused(scene, operation),
      ...planRefusedLater(scene, operation),
      ...planAlternatives(scene, operation),
    ]);
}

const unfit = ['absent', 'wrong', 'malformed'] as const;

function planRefused(scene: Scene, operation: ListedOperation): Plan {
  const isTargeted = scene.targeted.includes(operation) && scene.makers.length > 0;
  const lists = scene.creators.includes(operation) ? scene.listings.map((listing) => send(listing)) : [];
  const acts = [
    ...(isTargeted ? pinned(scene, operation) : lists),
    ...unfit.flatMap((how): readonly Act[] => {
      const call = { changes: [{ kind: 'credential', how }], intent: { kind: 'unauthenticated' } } as const;
      return isTargeted
        ? [send(operation, { ...call, task: 'a' }), ...look(scene, 'a')]
        : [send(operation, call)];
    }),
    ...lists,
  ];
  const id = `security/${operation.key}`;
  return planOf(scene, { id, phase: 'security', aims: [securityRule(operation)], acts });
}

/** The same of a task that is done, and with what may stand in the query: there a door may have been left open. */
function planRefusedLater(scene: Scene, operation: ListedOperation): readonly Plan[] {
  const [maker] = scene.makers;
  const isTargeted = scene.targeted.includes(operation) && maker !== undefined;
  const queries = optionalQueries(scene, operation).slice(0, 3);
  const forms = isTargeted ? [[], ...queries] : queries;
  if (forms.length === 0) return [];
  const calls = forms.flatMap((form) =>
    unfit.flatMap((how): readonly Act[] => {
      const changes = [...form, { kind: 'credential', how } as const];
      const call = { changes, intent: { kind: 'unauthenticated' } } as const;
      return [send(operation, isTargeted ? { ...call, task: 'a' } : call)];
    }),
  );
  const task = isTargeted ? [make(maker, 'a'), ...waitForFinal(scene, 'a')] : [];
  const looks = isTargeted ? look(scene, 'a') : [];
  const id = `security/${operation.key}/later`;
  const acts = [...task, ...looks, ...calls, ...looks];
  return [planOf(scene, { id, phase: 'security', aims: [securityRule(operation)], acts })];
}

/** Any one requirement suffices; where there is only one, every other plan shows that it does. */
function planAlternatives(scene: Scene, operation: ListedOperation): readonly Plan[] {
  const { credentials } = scene.target;
  const [maker] = scene.makers;
  const isTargeted = scene.targeted.includes(operation);
  if (operation.security.length < 2 || (isTargeted && maker === undefined)) return [];
  return operation.security.flatMap((names, requirement): readonly Plan[] => {
    if (![...names.keys()].every((name) => Object.hasOwn(credentials, name))) return [];
    const creates = scene.creators.includes(operation) ? { creates: 'a' } : {};
    const acts =
      isTargeted && maker !== undefined
        ? [
            make(maker, 'a'),
            ...look(scene, 'a'),
            send(operation, { requirement, task: 'a' }),
            ...look(scene, 'a'),
          ]
        : [send(operation, { requirement, ...creates })];
    const id = `security/${operation.key}/alternative-${requirement + 1}`;
    return [
      planOf(scene, {
        id,
        phase: 'security',
        aims: [`openapi/${securityRule(operation).slice('security/'.length)}/answer`],
        acts,
      }),
    ];
  });
}
