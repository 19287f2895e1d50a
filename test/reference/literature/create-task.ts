import type { Received } from '../serve.js';
import { readSearch } from './read-search.js';
import { invalid, notInteger, ok, type Result, readInteger, refuse, type Service } from './service.js';
import { type Row, TASK_TYPES } from './task.js';

const DEFAULTS = { query: '', sources: null, max_results: 100, auto_import: false };

/** `POST /api/v1/projects/{project_id}/search/execute-async`. */
export function startSearch({ table, has }: Service, { parts, headers, text }: Received): Result {
  const [, , , project = ''] = parts;
  const projectId = readInteger(project);
  if (projectId === undefined) return invalid([notInteger('path', 'project_id', project)]);
  if (!isJson(headers['content-type'])) return refuse(415, 'Unsupported Media Type');
  const search = readSearch(text);
  const order = { projectId, type: 'search', params: search.ok ? search.params : DEFAULTS };
  if (search.ok) return started(table.add(order));
  if (search.isJson && has('bad-body-accepted')) return started(table.add(order));
  if (search.isJson && has('bad-body-creates-and-refuses')) table.add(order);
  return invalid(search.flaws);
}

const started = ({ id, status }: Row): Result => ok({ status, task_id: id });

/** `POST /internal/tasks`: what pipelines call. It is in no document. */
export function createInternalTask({ table }: Service, { text }: Received): Result {
  const order = readOrder(text);
  if (order === undefined) {
    return refuse(400, `Expected {project_id, task_type, params}, task_type one of ${TASK_TYPES.join(', ')}`);
  }
  return { ...ok({ id: table.add(order).id }), status: 201 };
}

function readOrder(text: string) {
  try {
    const body = JSON.parse(text) as Record<string, unknown> | null;
    const { project_id: projectId, task_type: type, params = {} } = body ?? {};
    const isType = TASK_TYPES.some((one) => one === type);
    const areParams = typeof params === 'object' && params !== null && !Array.isArray(params);
    if (!Number.isInteger(projectId) || !isType || !areParams) return undefined;
    return { projectId: Number(projectId), type: String(type), params: { ...params } };
  } catch {
    return undefined;
  }
}

const isJson = (type = ''): boolean => type.split(';')[0]?.trim().toLowerCase() === 'application/json';
