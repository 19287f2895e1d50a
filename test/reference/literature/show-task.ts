import type { Service } from './service.js';
import type { Row } from './task.js';

/** A task in full: `TaskDetailSchema`. */
export function showTask(service: Service, row: Row): object {
  const { startedMs, completedMs } = row;
  return {
    ...showRow(service, row),
    params: row.params,
    result: row.result,
    error_message: row.errorMessage,
    started_at: startedMs === null ? null : time(service, startedMs),
    completed_at: completedMs === null ? null : time(service, completedMs),
  };
}

/** A task in the list: `TaskSchema`. */
export function showRow(service: Service, row: Row): object {
  const { has, ways } = service;
  const label = has('label-done') && row.status === 'completed' ? 'done' : row.status;
  return {
    created_at: time(service, row.createdMs),
    status: has('label-upper-case') ? label.toUpperCase() : label,
    task_type: row.type,
    total: row.total,
    progress: row.progress,
    project_id: row.projectId,
    id: has('ids-as-text') ? String(row.id) : row.id,
    ...(ways.extras && { thread_id: `th-${row.id}`, priority: 0, worker: null }),
  };
}

/** Without a zone; with microseconds, or to the second. */
function time({ has, ways }: Service, ms: number): string {
  const text = new Date(ms).toISOString();
  if (has('times-with-zone')) return text;
  return ways.wholeSeconds ? text.slice(0, 19) : text.replace('Z', '000');
}
