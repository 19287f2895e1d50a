import type { Received } from '../serve.js';
import { invalid, notInteger, ok, type Result, readInteger, type Service } from './service.js';
import { showRow } from './show-task.js';
import type { Row } from './task.js';

type Asked = {
  readonly projectId: number | undefined;
  readonly status: string | null;
  readonly limit: number;
};

/** `GET /api/v1/tasks`. */
export function listTasks(service: Service, { query }: Received): Result {
  const asked = readQuery(service, query);
  if ('message' in asked) return asked;
  const { table, has } = service;
  const isLimited = !has('list-ignores-limit');
  const sorted = sort(service, table.all());
  const cut = has('limit-before-filter') ? sorted.slice(0, asked.limit) : sorted;
  const rows = cut.filter((row) => passes(service, row, asked)).slice(0, isLimited ? asked.limit : undefined);
  const [first] = rows;
  const doubled = has('list-doubles-first') && first !== undefined ? [first, ...rows] : rows;
  const stale = { status: 'pending', progress: 0 } as const;
  return ok(doubled.map((row) => showRow(service, has('list-stale-status') ? { ...row, ...stale } : row)));
}

/** The newest first. Times that are shown alike are alike, and their rows come as they were made. */
function sort({ has, ways }: Service, rows: readonly Row[]): readonly Row[] {
  const shownMs = ({ createdMs }: Row) => (ways.wholeSeconds ? Math.floor(createdMs / 1_000) : createdMs);
  const sorted = rows.toSorted((one, other) => shownMs(other) - shownMs(one));
  return has('list-oldest-first') ? sorted.toReversed() : sorted;
}

function passes({ has }: Service, row: Row, { projectId, status }: Asked): boolean {
  const isOfProject = projectId === undefined || row.projectId === projectId || has('list-ignores-project');
  const isInStatus = status === null || row.status === status || has('list-ignores-status');
  if (has('list-omits-cancelled') && row.status === 'cancelled') return false;
  const areBoth = projectId !== undefined && status !== null;
  return areBoth && has('list-takes-either-filter') ? isOfProject || isInStatus : isOfProject && isInStatus;
}

function readQuery({ has }: Service, query: URLSearchParams): Asked | Result {
  const given = query.get('limit') ?? (has('default-limit-ten') ? '10' : '50');
  const limit = readInteger(given) ?? (has('bad-limit-accepted') ? 50 : undefined);
  if (limit === undefined) return invalid([notInteger('query', 'limit', given)]);
  if (limit < 1) {
    const msg = 'Input should be greater than or equal to 1';
    return invalid([{ type: 'greater_than_equal', loc: ['query', 'limit'], msg, input: given }]);
  }
  const project = query.get('project_id');
  const projectId = project === null ? undefined : readInteger(project);
  if (project !== null && projectId === undefined) {
    return invalid([notInteger('query', 'project_id', project)]);
  }
  return { projectId, status: query.get('status'), limit };
}
