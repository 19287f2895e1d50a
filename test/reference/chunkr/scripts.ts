import type { Asked, Got } from '../record.js';
import type { Script, Session } from '../script.js';

/** The durations that the scripts count on. */
export const scriptDurations = {
  fetchMs: [20, 20],
  processingMs: [60, 60],
  longMs: 1_000,
} as const;

const PARSE = '/api/v1/task/parse';
const create = (json: object): Asked => ({ method: 'POST', url: PARSE, json });
const named = (name: string): Asked => create({ file: 'https://files.example/paper.pdf', file_name: name });
const slow = create({ file: 'https://slow.example/paper.pdf' });
const idOf = ({ json }: Got): string => String((json as { task_id?: unknown } | undefined)?.task_id);
const read = (id: string, query = ''): Asked => ({ url: `/api/v1/task/${id}${query}` });
const cancel = (id: string): Asked => ({ url: `/api/v1/task/${id}/cancel` });
const remove = (id: string): Asked => ({ method: 'DELETE', url: `/api/v1/task/${id}` });
const update = (id: string, json: object): Asked => ({
  method: 'PATCH',
  url: `/api/v1/task/${id}/parse`,
  json,
});

async function each({ call }: Session, asked: readonly Asked[]): Promise<void> {
  for (const one of asked) await call(one);
}

async function created(session: Session, asked: Asked, ms: number): Promise<string> {
  const id = idOf(await session.call(asked));
  session.pass(ms);
  return id;
}

/** From the create to the delete, with an update that is cancelled and one that is not. */
const life: Script = async (session) => {
  const file = 'https://files.example/paper.pdf';
  const id = await created(session, create({ file, high_resolution: false, error_handling: 'Continue' }), 10);
  await each(session, [read(id)]);
  session.pass(20);
  await each(session, [read(id)]);
  session.pass(14);
  await each(session, [read(id), cancel(id), read(id)]);
  session.pass(50);
  await each(session, [read(id), read(id, '?include_chunks=false'), read(id, '?base64_urls=true')]);
  await each(session, [cancel(id), read(id), update(id, { high_resolution: false }), read(id)]);
  session.pass(300);
  await each(session, [update(id, { ocr_strategy: 'Auto' }), read(id), cancel(id), read(id)]);
  session.pass(300);
  await each(session, [read(id), update(id, { ocr_strategy: 'Auto' })]);
  session.pass(30);
  await each(session, [read(id), cancel(id)]);
  session.pass(100);
  await each(session, [read(id), remove(id), read(id)]);
  session.pass(100);
  await each(session, [read(id), cancel(id), remove(id), update(id, { high_resolution: true })]);
  await each(session, [read(await created(session, create({ file: 'JVBERi0=' }), 5))]);
};

/** What is refused while a task is processed: one task each, since a wrong answer ends it. */
const processing: Script = async (session) => {
  const refused = [
    (id: string) => cancel(id),
    (id: string) => remove(id),
    (id: string) => update(id, { ocr_strategy: 'Auto' }),
  ];
  for (const one of refused) {
    const id = await created(session, named('long.pdf'), 100);
    await each(session, [read(id), one(id), read(id)]);
    session.pass(1_500);
    await each(session, [read(id)]);
  }
};

/** Tasks that wait long: cancelled, then left alone; and one that nobody cancels. */
const waiting: Script = async (session) => {
  const id = await created(session, slow, 100);
  await each(session, [read(id), cancel(id), read(id)]);
  session.pass(2_000);
  await each(session, [read(id), update(id, { ocr_strategy: 'Auto' }), read(id)]);
  session.pass(2_000);
  await each(session, [remove(id), read(id), cancel(id), read(id)]);
  const other = await created(session, slow, 100);
  await each(session, [remove(other), read(other), update(other, { ocr_strategy: 'Auto' }), read(other)]);
  session.pass(500);
  await each(session, [read(other)]);
  session.pass(2_000);
  await each(session, [read(other)]);
};

const failing: Script = async (session) => {
  const id = await created(session, named('corrupt.pdf'), 100);
  await each(session, [read(id), cancel(id), update(id, { segmentation_strategy: 'Page' }), read(id)]);
  await each(session, [cancel(id), read(id), update(id, { segmentation_strategy: 'Page' })]);
  session.pass(200);
  await each(session, [read(id), remove(id), read(id)]);
};

/** Calls at the same time, and one that is answered when things have changed. */
const races: Script = async (session) => {
  const gone = await created(session, named('a.pdf'), 200);
  await session.together([remove(gone), remove(gone)], 100);
  await each(session, [read(gone)]);
  const updated = await created(session, named('b.pdf'), 200);
  const change = update(updated, { high_resolution: false });
  await session.together([change, change], 100);
  await each(session, [read(updated)]);
  const cancelled = await created(session, named('c.pdf'), 5);
  await session.together([cancel(cancelled), cancel(cancelled)], 200);
  await each(session, [read(cancelled)]);
};

/** Wrong keys, wrong forms, wrong ids. */
const input: Script = async (session) => {
  const wrong = { headers: { authorization: 'nonsense' }, intent: { kind: 'unauthenticated' } } as const;
  const absent = { headers: { authorization: '' }, intent: { kind: 'unauthenticated' } } as const;
  const invalid = (because: string) => ({ intent: { kind: 'invalid', because } }) as const;
  const raw = (text: string, type: string) => ({ method: 'POST', url: PARSE, raw: { text, type } });
  const id = await created(session, named('a.pdf'), 200);
  await each(session, [read(id)]);
  for (const one of [
    read(id),
    cancel(id),
    remove(id),
    named('b.pdf'),
    update(id, { ocr_strategy: 'Auto' }),
  ]) {
    await each(session, [
      { ...one, ...absent },
      { ...one, ...wrong },
    ]);
  }
  await each(session, [
    { ...create({}), ...invalid('file is missing') },
    { ...create({ file: 5 }), ...invalid('file is a number') },
    { ...raw('{"file"', 'application/json'), ...invalid('malformed') },
    { ...raw('file', 'text/plain'), ...invalid('no JSON') },
    { ...read(id, '?include_chunks=perhaps'), ...invalid('include_chunks is no boolean') },
    { ...update(id, { ocr_strategy: 'Sometimes' }), ...invalid('ocr_strategy is not one of them') },
    read(id),
    { ...read('tsk_none'), intent: { kind: 'unknown-id' } },
    { ...cancel('tsk_none'), intent: { kind: 'unknown-id' } },
    { ...remove('tsk_none'), intent: { kind: 'unknown-id' } },
    { method: 'POST', url: `/api/v1/task/${id}` },
    { url: '/api/v1/tasks' },
  ]);
};

/** More tasks than workers, and an update of one of them. */
const crowd: Script = async (session) => {
  const ids: string[] = [];
  for (let number = 0; number < 9; number++) ids.push(await created(session, named(`${number}.pdf`), 0));
  await each(
    session,
    ids.map((id) => read(id)),
  );
  session.pass(1_000);
  await each(
    session,
    ids.map((id) => read(id)),
  );
  await each(session, [update(ids[4]!, { high_resolution: false }), read(ids[4]!), read(ids[3]!)]);
};

/** What clients do. */
export const chunkrScripts: readonly Script[] = [life, processing, waiting, failing, races, input, crowd];
