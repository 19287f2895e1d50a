import type { Action } from '../faults/action.js';
import type { Decision } from '../faults/fault-book.js';
import type { Reply } from './call.js';
import type { Call } from './call-context.js';
import { plannedReply } from './carry-out-answer.js';
import { editReply } from './carry-out-edits.js';
import { runWith } from './carry-out-operation.js';
import { changeTask } from './change-task.js';
import { announced, withHeaders } from './fault-header.js';
import { targetIdOf } from './scene-of.js';

/** Carries out what was decided: effects now, and the reply as it is to go out. The wire is left to the edge. */
export function carryOut(call: Call, decision: Decision): Reply {
  const { actions } = decision;
  const id = targetIdOf(call);
  changeTasks(call, actions, { when: 'before', id });
  const sequence = call.world.store.nextSequence();
  const answer = actions.find((action) => action.do === 'answer')?.answer;
  let reply = answer === undefined ? runWith(call, actions) : plannedReply(call.operation, answer, id);
  if (answer === undefined) {
    changeTasks(call, actions, { when: 'after', id: id ?? createdSince(call, sequence) });
    const instead = actions.find((action) => action.do === 'replace')?.answer;
    if (instead !== undefined) reply = plannedReply(call.operation, instead, id);
  }
  const edited = withHeaders(editReply(call, reply, actions), actions);
  return edited === reply && actions.every(isTouch) ? reply : announced(edited, decision);
}

/** What has happened only if the reply is another one than before. */
const isTouch = ({ do: what }: Action): boolean => what === 'edit' || what === 'headers';

/** The id of the task that was created meanwhile; a submit that was known already creates none. */
function createdSince({ world }: Call, sequence: number): string | undefined {
  if (world.store.nextSequence() === sequence) return undefined;
  const [newest] = world.store.newestFirst();
  return newest?.id;
}

type Changing = { readonly when: 'before' | 'after'; readonly id: string | undefined };

function changeTasks(call: Call, actions: readonly Action[], { when, id }: Changing): void {
  for (const action of actions) {
    if (action.do !== 'change' || action.when !== when) continue;
    const task = id === undefined ? undefined : call.world.store.get(id);
    if (task === undefined) return;
    changeTask(call.machine, call.world, { task, change: action.change, nowMs: call.nowMs });
  }
}
