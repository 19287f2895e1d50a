import { deepEqual } from '../lifecycle/deep-equal.js';
import type { Move, Operation } from '../lifecycle/model.js';
import { getAt } from '../lifecycle/pointer.js';
import { isFinal, labelOf } from '../lifecycle/read-state.js';
import type { Fate } from '../timeline/fate.js';
import { fateOf } from '../timeline/plan-phase.js';
import type { Phase, Task } from '../timeline/task.js';
import type { Reply } from './call.js';
import type { Call } from './call-context.js';
import { statusesOf } from './compile-operation.js';
import { decideEffect } from './decide-effect.js';
import { errorReply } from './error-reply.js';
import { countRead } from './manual-reads.js';
import { applyMerge, mergedWith } from './merge-change.js';
import { nextPhase, restoredPhase, startsRun } from './next-phase.js';
import { fateAfterMove, type ResolvedFate, resolveFate } from './resolve-fate.js';
import type { Moment } from './role-slots.js';
import { momentOf, openingMoment, successReply, withApplied } from './success-reply.js';
import { exampleNames } from './task-body.js';

/** Runs an operation on a task: refused and without effect, accepted without effect, or one new log entry. */
export function applyEffect(call: Call, rule: Operation, stored: Task): Reply {
  const moment = momentOf(call, countRead(call, stored));
  const { state } = moment.situation;
  const effect = decideEffect(rule, state, answersOpen(call, moment));
  if (effect.kind === 'refuse') return refusal(call, rule, { moment, reason: effect.reason });
  if (effect.kind === 'stay' || staysFinal(call, moment, effect.move)) return successReply(call, moment);
  if (changesNothing(call, rule, moment)) return refusal(call, rule, { moment, reason: 'noop' });
  return carryOut(call, { rule, moment, move: effect.move });
}

/** A move from a final state into itself leaves the task as it is: its snapshot is frozen. */
function staysFinal(call: Call, { situation }: Moment, move: Move): boolean {
  const { lifecycle } = call.machine.api;
  return move.kind === 'state' && move.state === situation.state && isFinal(lifecycle, situation.state);
}

type Change = { readonly rule: Operation; readonly moment: Moment; readonly move: Move };

function carryOut(call: Call, { rule, moment, move }: Change): Reply {
  const { store } = call.world;
  const { task } = moment;
  if (move.kind === 'gone') {
    store.remove(task);
    return successReply(call, moment);
  }
  const resolved = fateAfter(call, moment, move);
  if (resolved.kind === 'refused') return resolved.reply;
  const phase = phaseAfter(call, { rule, moment, move }, resolved.fate);
  const next: Task = { ...task, log: [...task.log, phase] };
  store.compareAndSet(task, next);
  return withApplied(successReply(call, openingMoment(call, next)), resolved.applied);
}

/** A new run may be told by its request how to go on; every other move leaves the task's fate to it. */
function fateAfter(call: Call, { situation }: Moment, move: Move): ResolvedFate {
  const { api, timeline } = call.machine;
  const known = fateOf(timeline, situation.phase);
  return move.kind === 'state' && startsRun(api.lifecycle, situation.state, move.state)
    ? resolveFate(call, { from: move.state, known })
    : { kind: 'fate', fate: fateAfterMove(call, known) };
}

function phaseAfter(call: Call, { rule, moment, move }: Change, fate: Fate): Phase {
  const { situation } = moment;
  if (move.kind !== 'state') return restoredPhase(situation, call.nowMs, fate);
  const merged = rule.merge && mergedWith(situation.phase, rule.merge, call.request.body);
  return nextPhase(call.machine.api.lifecycle, situation, {
    to: move.state,
    nowMs: call.nowMs,
    save: rule.save,
    fate,
    ...(merged !== undefined && { merged }),
  });
}

/** Whether the merge would leave its part of the task as it is; only then does `noop` answer. */
function changesNothing(call: Call, rule: Operation, moment: Moment): boolean {
  if (rule.merge === undefined || rule.noop === undefined) return false;
  const detail = call.machine.detail;
  const place = detail?.place(rule.merge.into);
  if (detail === undefined || place === undefined) return false;
  const current = getAt(
    detail.body.value(moment, () => undefined),
    place.pointer,
  );
  return deepEqual(current, applyMerge(rule.merge.how, current, call.request.body));
}

/** About an `open` state the contract says nothing: the document's own example decides whether it is answered. */
function answersOpen(call: Call, { situation }: Moment): boolean {
  const names = exampleNames(call.machine.api.lifecycle, situation.state, situation.outcome);
  return call.operation.success.examples.some(({ base }) => names.includes(base));
}

function refusal(call: Call, rule: Operation, why: { moment: Moment; reason: 'refused' | 'noop' }): Reply {
  const { situation, task } = why.moment;
  const state = call.machine.api.lifecycle.states.get(situation.state);
  const label = (state && labelOf(state)) ?? situation.state;
  const patterns = why.reason === 'noop' ? (rule.noop ?? rule.else) : rule.else;
  return errorReply(call.operation, {
    reason: why.reason,
    ...(why.reason === 'refused' && { state: situation.state }),
    statuses: statusesOf(call.operation.spec, patterns),
    code: 'refused',
    message:
      why.reason === 'noop'
        ? 'Expected a change, got values that are in force already.'
        : `Not possible while the task is ${label}.`,
    values: { id: task.id, state: label },
  });
}
