import type { Action } from '../faults/action.js';
import { applyEdit, type EditPlaces, type RolePlace } from '../faults/apply-edit.js';
import type { Role } from '../lifecycle/model.js';
import { parseTime } from '../lifecycle/parse-time.js';
import { getAt, pointerOf } from '../lifecycle/pointer.js';
import { payloadPointer } from '../lifecycle/read-state.js';
import type { Reply } from './call.js';
import type { Call } from './call-context.js';
import { queryReader } from './compile-operation.js';
import { timeFormat } from './format-time.js';
import { targetIdOf } from './scene-of.js';
import { momentInState } from './show-state.js';
import { strangeRow } from './strange-row.js';
import { momentOf } from './success-reply.js';

/** The reply after all edits; the reply itself where they find nothing to change. */
export function editReply(call: Call, reply: Reply, actions: readonly Action[]): Reply {
  if (reply.body === undefined) return reply;
  const places = placesOf(call, reply);
  let { body } = reply;
  for (const action of actions) if (action.do === 'edit') body = applyEdit(body, action.edit, places);
  return body === reply.body ? reply : { ...reply, body };
}

/** Roles and rows have a place in successful answers only: an error may have members of the same names. */
function placesOf(call: Call, { status }: Reply): EditPlaces {
  const { operation, machine } = call;
  const { lifecycle } = machine.api;
  const isSuccess = status >= 200 && status < 300;
  const lists = isSuccess ? operation.rule?.lists : undefined;
  const role = (name: Role) => (isSuccess ? rolePlace(call, name) : undefined);
  const bodyIn = (state: string, outcome?: string) =>
    bodyInState(call, { state, ...(outcome && { outcome }) });
  return {
    isSuccess,
    role,
    base: payloadPointer(lifecycle, pointerOf([])),
    rows: lists && payloadPointer(lifecycle, lists.at),
    strangeRow: () => lists && strangeRow(call, lists),
    bodyIn,
    fullProgress: (body) => fullProgress(call, body, role),
    shiftTime,
  };
}

function rolePlace({ operation, machine }: Call, role: Role): RolePlace | undefined {
  const pointer = machine.api.lifecycle.fields[role];
  return pointer && operation.roles.has(role) ? operation.place(pointer) : undefined;
}

/** The whole body of the answer, were the task in that state; `undefined` where the request is about none. */
function bodyInState(call: Call, wanted: { readonly state: string; readonly outcome?: string }): unknown {
  const id = targetIdOf(call);
  const [newest] = call.world.store.newestFirst();
  const task = id === undefined ? newest : call.world.store.get(id);
  if (task === undefined) return undefined;
  const moment = momentInState(call, momentOf({ machine: call.machine, nowMs: call.nowMs }, task), wanted);
  return call.operation.body.value(moment, queryReader(call.operation, call.head.query));
}

/** The total that the body names, else what a task that succeeded shows. */
function fullProgress(call: Call, body: unknown, role: EditPlaces['role']): number {
  const total = role('total');
  const named = total && getAt(body, total.pointer);
  if (typeof named === 'number') return named;
  const ends = [...call.machine.api.lifecycle.states.values()];
  const success = ends.find(({ final }) => final === 'success') ?? ends.find(({ final }) => final === 'any');
  const progress = role('progress');
  const shown = success && progress && getAt(bodyInState(call, { state: success.name }), progress.pointer);
  return typeof shown === 'number' && shown > 0 ? shown : 1;
}

/** Numbers from here on are milliseconds, below it seconds. */
const MILLISECONDS_FROM = 100_000_000_000;

function shiftTime(value: unknown, byMs: number): unknown {
  const ms = instantOf(value);
  return ms === undefined ? undefined : timeFormat([], value)(ms + byMs);
}

function instantOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value >= MILLISECONDS_FROM ? value : value * 1_000;
  const instant = typeof value === 'string' ? parseTime(value) : undefined;
  return instant && Math.round((instant.seconds + instant.fraction) * 1_000);
}
