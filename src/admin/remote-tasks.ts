import type { ControlFetch, NamespaceQuery, Remote } from './control-client-types.js';
import type { TaskControl, TaskRef } from './controls.js';
import { obeyed } from './obeyed.js';
import type { components } from './openapi.js';

/** The tasks of a namespace, over the network. */
export function remoteTasks(api: ControlFetch, query: NamespaceQuery): Remote<TaskControl> {
  const paramsOf = (task: TaskRef) =>
    typeof task === 'string'
      ? { path: { id: task }, query }
      : { path: { id: task.id }, query: { ...query, api: task.api } };
  return {
    list: async (filter = {}) =>
      (await obeyed(api.GET('/tasks', { params: { query: { ...query, ...filter } } }))).tasks,
    get: (task) => obeyed(api.GET('/tasks/{id}', { params: paramsOf(task) })),
    create: async (spec = {}) => {
      const body = spec as components['schemas']['NewTask'];
      return (await obeyed(api.POST('/tasks', { params: { query }, body }))).tasks;
    },
    move: (task, to) => obeyed(api.POST('/tasks/{id}/move', { params: paramsOf(task), body: to })),
    hold: (task, state) => {
      const body = state === undefined ? {} : { state };
      return obeyed(api.POST('/tasks/{id}/hold', { params: paramsOf(task), body }));
    },
    release: (task) => obeyed(api.POST('/tasks/{id}/release', { params: paramsOf(task) })),
    follow: (task, given) => {
      const course = given as components['schemas']['Course'];
      return obeyed(api.POST('/tasks/{id}/follow', { params: paramsOf(task), body: { course } }));
    },
    delete: async (task) => {
      await obeyed(api.DELETE('/tasks/{id}', { params: paramsOf(task) }));
    },
  };
}
