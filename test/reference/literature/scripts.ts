import type { Asked } from '../record.js';
import type { Script, Session } from '../script.js';
import { idOf } from './repertoire.js';

/** The durations that the scripts count on. */
export const scriptDurations = { pendingMs: [20, 20], stepMs: [20, 20], longMs: 1_000 } as const;

const search = (sources: readonly string[], project = 1): Asked => ({
  method: 'POST',
  url: `/api/v1/projects/${project}/search/execute-async`,
  json: { query: 'machine learning', sources, max_results: 20 },
});
const read = (id: string): Asked => ({ url: `/api/v1/tasks/${id}` });
const cancel = (id: string): Asked => ({ method: 'POST', url: `/api/v1/tasks/${id}/cancel` });
const list = (query = ''): Asked => ({ url: `/api/v1/tasks${query}` });

async function each({ call }: Session, asked: readonly Asked[]): Promise<void> {
  for (const one of asked) await call(one);
}

async function created(session: Session, asked: Asked, ms: number): Promise<string> {
  const id = idOf(await session.call(asked)) ?? '';
  session.pass(ms);
  return id;
}

/** From the create to the end, read at every step; a cancel comes too late. */
const life: Script = async (session) => {
  const id = await created(session, search(['arxiv']), 5);
  for (let count = 0; count < 6; count++) {
    await each(session, [read(id)]);
    session.pass(19);
  }
  await each(session, [read(id), cancel(id), read(id)]);
  session.pass(60);
  await each(session, [read(id)]);
  session.pass(100);
  await each(session, [read(id), list('?status=completed')]);
};

/** Cancelled while pending and while running, and left alone; then cancelled again. */
const cancelling: Script = async (session) => {
  for (const [sources, ms] of [
    [['nightly-dump'], 100],
    [['full-text'], 100],
    [['arxiv', 'dblp'], 50],
    [['arxiv', 'dblp'], 90],
  ] as const) {
    const id = await created(session, search(sources), ms);
    await each(session, [read(id), cancel(id), read(id)]);
    session.pass(30);
    await each(session, [read(id)]);
    session.pass(2_000);
    await each(session, [read(id), cancel(id), read(id), list('?status=cancelled&limit=2')]);
  }
};

const failing: Script = async (session) => {
  const id = await created(session, search(['no-such', 'arxiv']), 50);
  await each(session, [read(id), cancel(id), read(id)]);
  session.pass(60);
  await each(session, [read(id)]);
  session.pass(500);
  await each(session, [read(id), list('?status=failed')]);
};

/** Two cancels at once; one that overlaps the end of the work; tasks of pipelines. */
const races: Script = async (session) => {
  const id = await created(session, search(['full-text']), 60);
  await session.together([cancel(id), cancel(id)], 100);
  await each(session, [read(id)]);
  const params = { pages: 3 };
  const json = { project_id: 2, task_type: 'ocr', params };
  const other = await created(session, { method: 'POST', url: '/internal/tasks', json }, 250);
  await each(session, [read(other)]);
  await session.together([cancel(other)], 100);
  await each(session, [read(other), list('?project_id=2')]);
};

/** More tasks than the default limit would have to show, of three projects and in every state. */
const lists: Script = async (session) => {
  const kinds = [['arxiv'], ['no-such'], ['nightly-dump'], ['full-text']];
  for (let number = 0; number < 12; number++) {
    await created(session, search(kinds[number % 4]!, 1 + (number % 3)), 3);
  }
  session.pass(150);
  const queries = [
    '',
    '?limit=4',
    '?project_id=1',
    '?status=running',
    '?project_id=2&status=completed&limit=1',
  ];
  await each(session, queries.map(list));
  await each(session, [list('?project_id=3&status=failed'), list('?status=nonsense')]);
};

/** Wrong keys, wrong input, wrong ids. */
const input: Script = async (session) => {
  const wrong = { headers: { 'x-api-key': 'nonsense' }, intent: { kind: 'unauthenticated' } } as const;
  const absent = { headers: { 'x-api-key': '' }, intent: { kind: 'unauthenticated' } } as const;
  const invalid = (because: string) => ({ intent: { kind: 'invalid', because } }) as const;
  const unknown = { intent: { kind: 'unknown-id' } } as const;
  const url = '/api/v1/projects/1/search/execute-async';
  const id = await created(session, search(['arxiv']), 300);
  await each(session, [read(id)]);
  for (const one of [read(id), cancel(id), list(), search(['arxiv'])]) {
    await each(session, [
      { ...one, ...absent },
      { ...one, ...wrong },
    ]);
  }
  await each(session, [
    { ...list('?limit=many'), ...invalid('limit is no number') },
    { ...list('?limit=0'), ...invalid('limit is 0') },
    { ...list('?project_id=one'), ...invalid('project_id is no number') },
    { ...read('first'), ...invalid('the id is no number') },
    { method: 'POST', url, json: { query: 5 }, ...invalid('query is a number') },
    { method: 'POST', url, json: [], ...invalid('no object') },
    { method: 'POST', url, raw: { text: '{', type: 'application/json' }, ...invalid('malformed') },
    { method: 'POST', url, raw: { text: 'x', type: 'text/plain' }, ...invalid('no JSON') },
    { ...read('1'), ...unknown },
    { ...cancel('1'), ...unknown },
    { method: 'DELETE', url: `/api/v1/tasks/${id}` },
    list('?limit=3'),
  ]);
};

/** What clients do. */
export const literatureScripts: readonly Script[] = [life, cancelling, failing, races, lists, input];
