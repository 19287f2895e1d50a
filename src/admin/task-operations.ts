import { DONE, jsonAnswer } from './answers.js';
import type { ControlOperations } from './control-call.js';
import type { TaskRef } from './controls.js';

/** Every one that names a task answers with the task as it then is. */
export const taskOperations: ControlOperations<
  | 'listTasks'
  | 'createTasks'
  | 'getTask'
  | 'deleteTask'
  | 'moveTask'
  | 'holdTask'
  | 'releaseTask'
  | 'followCourse'
> = {
  listTasks: ({ controls: { tasks }, query: { api, state, limit } }) => {
    const filter = { ...(api && { api }), ...(state && { state }), ...(limit && { limit }) };
    return jsonAnswer({ tasks: tasks.list(filter) });
  },
  createTasks: ({ controls: { tasks }, body }) => jsonAnswer({ tasks: tasks.create(body) }, 201),
  getTask: (call) => jsonAnswer(call.controls.tasks.get(refOf(call))),
  deleteTask: (call) => {
    call.controls.tasks.delete(refOf(call));
    return DONE;
  },
  moveTask: (call) => jsonAnswer(call.controls.tasks.move(refOf(call), call.body)),
  holdTask: (call) => jsonAnswer(call.controls.tasks.hold(refOf(call), call.body?.state)),
  releaseTask: (call) => jsonAnswer(call.controls.tasks.release(refOf(call))),
  followCourse: (call) => jsonAnswer(call.controls.tasks.follow(refOf(call), call.body.course)),
};

type Named = { readonly path: { readonly id: string }; readonly query: { readonly api?: string } };

const refOf = ({ path: { id }, query: { api } }: Named): TaskRef => (api === undefined ? id : { api, id });
