import type { Draw } from '../draw.js';
import type { Repertoire } from '../random-clients.js';
import type { Asked, Got } from '../record.js';

/** The key that the reference asks for in its tests. */
export const LITERATURE_KEY = 'reference-key';

const SOURCES = [
  null,
  ['arxiv'],
  ['semantic_scholar', 'dblp'],
  ['arxiv', 'no-such'],
  ['nightly-dump'],
  ['full-text'],
];

const LISTS = [
  '',
  '?limit=3',
  '?project_id=1',
  '?project_id=2&status=running',
  '?status=completed&limit=2',
  '?status=cancelled',
  '?status=nonsense',
];

const STATES = ['pending', 'running', 'completed', 'failed', 'cancelled'];

const pick = <T>(draw: Draw, list: readonly T[]): T => list[draw([0, list.length - 1])]!;

const invalid = (because: string) => ({ intent: { kind: 'invalid', because } }) as const;

const OTHERS: readonly Asked[] = [
  { url: '/api/v1/tasks?limit=many', ...invalid('limit is no number') },
  { url: '/api/v1/tasks?limit=0', ...invalid('limit is 0') },
  { url: '/api/v1/tasks/first', ...invalid('the id is no number') },
  { url: '/api/v1/tasks/999999999', intent: { kind: 'unknown-id' } },
  { method: 'POST', url: '/api/v1/tasks/999999999/cancel', intent: { kind: 'unknown-id' } },
  { url: '/api/v1/tasks', headers: { 'x-api-key': 'nonsense' }, intent: { kind: 'unauthenticated' } },
];

/** Through the public operation, or as a pipeline does. */
const create = (draw: Draw): Asked => {
  const [project, sources] = [draw([1, 3]), pick(draw, SOURCES)];
  const json = { query: 'learning', ...(sources !== null && { sources }) };
  return draw([0, 1]) === 0
    ? { method: 'POST', url: `/api/v1/projects/${project}/search/execute-async`, json }
    : {
        method: 'POST',
        url: '/internal/tasks',
        json: { project_id: project, task_type: 'crawl', params: json },
      };
};

/** The id in the answer to either create. */
export function idOf({ json }: Got): string | undefined {
  const { data } = (json ?? {}) as { data?: { id?: number; task_id?: number } | null };
  const id = data?.id ?? data?.task_id;
  return id === undefined ? undefined : String(id);
}

/** What clients of the literature service do. */
export const literatureRepertoire: Repertoire = {
  headers: { 'x-api-key': LITERATURE_KEY },
  create,
  idOf,
  visit: (draw, id) => {
    const kind = draw([0, 5]);
    if (kind === 0) return { method: 'POST', url: `/api/v1/tasks/${id}/cancel` };
    if (kind > 2) return { url: `/api/v1/tasks/${id}` };
    const both = `?status=${pick(draw, STATES)}&project_id=${draw([1, 3])}`;
    return { url: `/api/v1/tasks${kind === 1 ? pick(draw, LISTS) : both}` };
  },
  other: (draw) => pick(draw, OTHERS),
};
