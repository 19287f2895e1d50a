import type { Received, Reply } from '../serve.js';
import { type Configuration, readConfiguration } from './configuration.js';
import { invalidForm, json, readForm, type Service, say, shown } from './service.js';
import { showTask } from './show-task.js';
import { DONE, type Outcome, type Task } from './task.js';

/** Between looking and acting, where a defect parts the two, in milliseconds. */
const RACE_MS = 30;

/** `DELETE /api/v1/task/{task_id}`. */
export async function deleteTask(service: Service, task: Task): Promise<Reply> {
  const { table, has, ways } = service;
  if (has('delete-checks-then-acts') && table.mayRemove(task)) {
    await pause(service);
    table.remove(task);
    return done(service, 'Task deleted');
  }
  return plainly(service, table.remove(task), { text: 'Task deleted', refusal: ways.deleteRefusal });
}

/** `GET /api/v1/task/{task_id}/cancel`. */
export async function cancelTask(service: Service, task: Task): Promise<Reply> {
  const { table, has } = service;
  if (has('cancel-checks-then-acts') && table.mayCancel(task)) {
    await pause(service);
    table.forceCancel(task);
    return done(service, 'Task cancelled');
  }
  return plainly(service, table.cancel(task), { text: 'Task cancelled', refusal: 400 });
}

/** `PATCH /api/v1/task/{task_id}/parse`. */
export async function updateTask(service: Service, task: Task, received: Received): Promise<Reply> {
  const { table, has, ways } = service;
  const form = readForm(service, received);
  const given = form.kind === 'form' ? readConfiguration(form.members) : undefined;
  if (given === undefined) {
    if (has('refused-body-queues') && table.mayUpdate(task)) table.forceUpdate(task, task.configuration);
    return form.kind === 'refused' ? form.reply : invalidForm(ways);
  }
  const before = { ...task };
  const outcome = await changeConfiguration(service, task, given);
  if (outcome.kind === 'refused') return say(ways.updateRefusal, outcome.because);
  const copy = has('update-new-id') ? table.add(task.input, task.configuration) : task;
  return json(200, showTask(has('update-answers-with-old') ? before : copy, shown(service)));
}

async function changeConfiguration(service: Service, task: Task, given: Configuration): Promise<Outcome> {
  const { table, has } = service;
  if (!has('update-checks-then-acts') || !table.mayUpdate(task)) return table.update(task, given);
  await pause(service);
  table.forceUpdate(task, { ...task.configuration, ...given });
  return DONE;
}

const pause = ({ clock }: Service) => new Promise<void>((resolve) => clock.later(RACE_MS, resolve));

const done = ({ ways }: Service, text: string): Reply => say(200, ways.emptyTexts ? '' : text);

const plainly = (
  service: Service,
  outcome: Outcome,
  { text, refusal }: { readonly text: string; readonly refusal: number },
): Reply => (outcome.kind === 'done' ? done(service, text) : say(refusal, outcome.because));
