import { isJsonType } from '../openapi/media-type.js';
import { openingOf, situationAt } from '../timeline/situation-at.js';
import type { Task } from '../timeline/task.js';
import { pickExample } from './answer-book.js';
import type { Reply } from './call.js';
import type { Call } from './call-context.js';
import { queryReader } from './compile-operation.js';
import { bodyHeaders, textReply } from './error-reply.js';
import { exampleTemplate } from './fill-template.js';
import type { Moment } from './role-slots.js';

/** The task as it is now, or as a fault of this call shows it. */
export function momentOf(
  { machine, nowMs, known, see }: Pick<Call, 'machine' | 'nowMs' | 'known' | 'see'>,
  task: Task,
): Moment {
  const moment =
    known !== undefined && known.task === task && known.nowMs === nowMs
      ? known
      : { task, situation: situationAt(machine.timeline, task, nowMs), nowMs };
  return see === undefined ? moment : see(moment);
}

/** The same for the answer to the operation that has just created or moved it: it shows what the operation did. */
export function openingMoment(
  { machine, nowMs, see }: Pick<Call, 'machine' | 'nowMs' | 'see'>,
  task: Task,
): Moment {
  const moment = { task, situation: openingOf(machine.timeline, task, nowMs), nowMs };
  return see === undefined ? moment : see(moment);
}

/** The documented answer when the operation succeeds, about a task at a moment or about none. */
export function successReply(call: Call, moment: Moment | undefined): Reply {
  const { success, body } = call.operation;
  const { status, mediaType } = success;
  if (mediaType === undefined) return withHeaders({ status, headers: {} }, answerHeaders(call, moment));
  const query = () => queryReader(call.operation, call.head.query);
  const reply =
    moment === undefined
      ? textReply(status, mediaType, taskless(call))
      : isJsonType(mediaType)
        ? { status, headers: bodyHeaders(mediaType), body: body.json(moment, query()) }
        : textReply(status, mediaType, body.value(moment, query()));
  return withHeaders(reply, answerHeaders(call, moment));
}

/** The reply with what was obeyed of the request's preferences. */
export const withApplied = (reply: Reply, applied: string | undefined): Reply =>
  withHeaders(reply, applied === undefined ? undefined : { 'preference-applied': applied });

function withHeaders(reply: Reply, headers: Readonly<Record<string, string>> | undefined): Reply {
  return headers === undefined ? reply : { ...reply, headers: { ...reply.headers, ...headers } };
}

/** An answer that is about no task: the first example, or a body generated from the schema. */
function taskless({ operation, head, nowMs }: Call): unknown {
  const { success } = operation;
  const bases = [...new Set(success.examples.map(({ base }) => base))];
  const named = pickExample(success, bases, queryReader(operation, head.query));
  if (named === undefined) return operation.sample(success);
  const values = { status: success.status, now: new Date(nowMs).toISOString() };
  return exampleTemplate(named.example)(values, []);
}

/** Headers that the document gives an example for, and the one that hands out the id of a new task. */
function answerHeaders(call: Call, moment: Moment | undefined): Record<string, string> | undefined {
  const { success, rule } = call.operation;
  if (success.response.headers.size === 0 && rule?.creates?.kind !== 'header') return undefined;
  const headers: Record<string, string> = {};
  for (const [name, { example }] of success.response.headers) {
    if (example !== undefined) headers[name.toLowerCase()] = String(example);
  }
  if (moment !== undefined && rule?.creates?.kind === 'header') {
    const name = rule.creates.name.toLowerCase();
    headers[name] = createdHeader(call, moment.task.id, headers[name]);
  }
  return headers;
}

/** The id alone where the document's example is no URL; else the path of the read operation. */
function createdHeader({ machine, head }: Call, id: string, example: string | undefined): string {
  const template = machine.detail?.spec.path;
  if (template === undefined || (example !== undefined && !example.includes('/'))) return id;
  const path = template.replace(/\{[^}]+\}/, encodeURIComponent(id));
  const host = head.headers['host'];
  return example !== undefined && /^https?:/.test(example) && host !== undefined
    ? `http://${host}${path}`
    : path;
}
