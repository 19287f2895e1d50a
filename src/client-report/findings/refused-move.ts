import type { FindingKind, Sighting } from '../finding-kind.js';
import { mustRefuse } from '../known.js';
import { printKnown } from '../print-known.js';
import type { Step, TaskStory } from '../story.js';

/** A cancel, update or delete in a state that the client knew and in which the document refuses it. */
export const refusedMove: FindingKind = {
  id: 'refused-move',
  severity: 'warning',
  advice:
    'Look at the last known state first: the document names the states in which the operation is accepted.',
  find: (story) => story.tasks.flatMap(findIn),
};

function findIn({ task, steps }: TaskStory): readonly Sighting[] {
  const refused = steps.filter(isRefused);
  const [first] = refused;
  if (first === undefined) return [];
  const { call, before } = first;
  const { lifecycle } = call.api;
  const states = [...(call.operation.lifecycle?.moves?.keys() ?? [])];
  const accepted = printKnown(lifecycle, { kind: 'states', states });
  const message = `${call.operation.key} was sent to a task known to be ${printKnown(lifecycle, before)} and was refused; it is accepted in ${accepted}.`;
  return [{ task, count: refused.length, message, evidence: refused.map((step) => step.call.exchange) }];
}

const isRefused = ({ call, before }: Step): boolean =>
  call.aim === 'move' &&
  (call.outcome === 'refused' || call.outcome === 'invalid') &&
  mustRefuse(call.operation, before);
