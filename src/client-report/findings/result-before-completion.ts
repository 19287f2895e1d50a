import type { FindingKind, Sighting } from '../finding-kind.js';
import { mustRefuse } from '../known.js';
import { printKnown } from '../print-known.js';
import type { ClientStory, Step, TaskStory } from '../story.js';

/** The result asked for before any answer said that it is there, and refused. */
export const resultBeforeCompletion: FindingKind = {
  id: 'result-before-completion',
  severity: 'warning',
  advice: 'Fetch the result once a poll has shown a state in which it is there.',
  find: (story) => story.tasks.flatMap((task) => findIn(story, task)),
};

function findIn({ api }: ClientStory, task: TaskStory): readonly Sighting[] {
  const early = task.steps.filter((step) => isEarly(step, task));
  const [first] = early;
  if (first === undefined) return [];
  const { before, call } = first;
  const known =
    before.kind === 'nothing'
      ? 'no answer had shown its state'
      : `the last answer had shown ${printKnown(api.lifecycle, before)}`;
  const message = `The result was asked for (${call.operation.key}) and refused; ${known}.`;
  return [
    { task: task.task, count: early.length, message, evidence: early.map((step) => step.call.exchange) },
  ];
}

/** Who did not submit the task may have heard elsewhere that it is done. */
function isEarly({ call, before }: Step, { submit }: TaskStory): boolean {
  if (call.aim !== 'result' || (call.outcome !== 'refused' && call.outcome !== 'missing')) return false;
  return before.kind === 'nothing' ? submit?.outcome === 'ok' : mustRefuse(call.operation, before);
}
