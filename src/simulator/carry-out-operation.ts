import type { Action } from '../faults/action.js';
import type { Move } from '../lifecycle/model.js';
import type { Task } from '../timeline/task.js';
import type { Reply } from './call.js';
import type { Call } from './call-context.js';
import { pretendWorld } from './carry-out-pretence.js';
import { changeTask } from './change-task.js';
import { runOperation } from './run-operation.js';
import { targetIdOf } from './scene-of.js';
import { withView } from './show-view.js';
import { momentOf, successReply } from './success-reply.js';
import { unknownReply } from './unknown-reply.js';

type Show = Extract<Action, { readonly do: 'show' }>;

/** Runs the operation with what the actions do to its effect and to the task that its answer shows. */
export function runWith(call: Call, actions: readonly Action[]): Reply {
  const asks = (what: Action['do']) => actions.some((action) => action.do === what);
  let run = call;
  if (asks('forget-once')) run = withoutOnce(run);
  if (asks('reuse-id')) run = withUsedId(run);
  if (asks('pretend')) run = { ...run, world: pretendWorld(run.world) };
  const show = actions.find((action): action is Show => action.do === 'show');
  const id = targetIdOf(call);
  if (show !== undefined && isReading(call)) return runOperation(withView(run, show.view, id));
  const reply = runOperation(run);
  if (asks('effect-though-refused') && reply.status >= 400) forceFirstMove(call, id);
  return show !== undefined && reply.status < 300
    ? shownAgain(withView(run, show.view, id), id, reply)
    : reply;
}

const isReading = ({ operation: { rule } }: Call): boolean =>
  rule === undefined || (rule.moves === undefined && rule.creates === undefined && !rule.bulk);

/** The key was never seen: neither is the task of the first submit given back, nor does this one take its place. */
function withoutOnce(call: Call): Call {
  const name = call.operation.rule?.once?.header.toLowerCase();
  if (name === undefined) return call;
  const { [name]: _key, ...headers } = call.head.headers;
  return { ...call, head: { ...call.head, headers } };
}

/** The task that is created, if one is, takes the id of the newest there is, which then is no more. */
function withUsedId(call: Call): Call {
  const { machine, world } = call;
  const [newest] = world.store.newestFirst();
  if (newest === undefined) return call;
  const newId = () => {
    world.store.remove(newest);
    return newest.id;
  };
  return { ...call, machine: { ...machine, newId } };
}

/** What the operation does somewhere else it does here too, though it said no. */
function forceFirstMove(call: Call, id: string | undefined): void {
  const task = id === undefined ? undefined : call.world.store.get(id);
  const move = firstMove(call);
  if (task === undefined || move === undefined) return;
  const change =
    move.kind === 'state' ? ({ kind: 'move', state: move.state } as const) : ({ kind: 'remove' } as const);
  changeTask(call.machine, call.world, { task, change, nowMs: call.nowMs });
}

type Effective = Extract<Move, { readonly kind: 'state' | 'gone' }>;

const firstMove = ({ operation: { rule } }: Call): Effective | undefined =>
  [...(rule?.moves?.values() ?? [])]
    .flat()
    .find((move): move is Effective => move.kind === 'state' || move.kind === 'gone');

/** The answer about the task once more, as the view shows it. */
function shownAgain(call: Call, id: string | undefined, reply: Reply): Reply {
  const asked = id ?? newestOf(call)?.id;
  if (asked === undefined) return reply;
  const task = call.world.store.get(asked);
  return task === undefined ? unknownReply(call, asked) : successReply(call, momentOf(call, task));
}

function newestOf({ world }: Call): Task | undefined {
  const [newest] = world.store.newestFirst();
  return newest;
}
