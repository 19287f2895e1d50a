import { spawnSync } from 'node:child_process';
import { afterAll, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { type Walk, walkLines } from '../src/simulator/walk-lines.js';
import { openApi } from '../src/start/open-api.js';
import { makeFolder, sampleDocument } from './cli/sample-document.js';

const folder = makeFolder();
afterAll(() => folder.remove());

type Document = {
  components: object;
  paths: Record<string, Record<string, { responses: Record<string, object> }>>;
};

/** The walk of the small document, after a change to it. */
async function walkOf(
  change: (document: Document & Record<string, unknown>) => void,
  credentials = {},
): Promise<Walk> {
  const document = parse(sampleDocument()) as Document & Record<string, unknown>;
  change(document);
  const { api } = await openApi(folder.write('openapi.yaml', stringify(document)));
  const walk = walkLines(api, 'http://127.0.0.1:4010', credentials);
  expect(walk).toBeDefined();
  return walk!;
}

/** Runs the line in bash, with a curl that prints this. */
function submit({ submit: line }: Walk, answer: string): { readonly words: string; readonly id: string } {
  const script = `curl() { echo "curl $*" >&2; printf %s "$ANSWER"; }\n{ ${line}; } 2>&1 | cat`;
  const { stdout } = spawnSync('bash', ['-c', script], {
    encoding: 'utf8',
    env: { ...process.env, ANSWER: answer },
  });
  return { words: stdout.split('\n')[0] ?? '', id: /^task (.*)$/m.exec(stdout)?.[1] ?? '' };
}

const secure = (scheme: object) => (document: Document & Record<string, unknown>) => {
  document.components = { ...document.components, securitySchemes: { own: scheme } };
  document['security'] = [{ own: [] }];
};

it.each([
  ['{"id":"t-1","status":"queued"}', 't-1'],
  ['{"id": 17, "status": "queued"}', '17'],
  ['{"owner":"#7","id":"urn:task:1","parent":{"id":"t-0"}}', 'urn:task:1'],
  ['{"status":"queued"}', ''],
])('the id is cut out of the body %s', async (answer, id) => {
  expect(submit(await walkOf(() => undefined), answer).id).toBe(id);
});

it.each([
  ['Location: /tasks/t-1\r\n', 't-1'],
  ['HTTP/1.1 202 Accepted\r\nlocation: https://example.com/v1/tasks/t-2\r\ndate: x\r\n\r\n', 't-2'],
])('the id is cut out of the header in %j', async (answer, id) => {
  const walk = await walkOf((document) => {
    const responses = document.paths['/tasks']?.['post']?.responses ?? {};
    responses['201'] = { ...responses['201'], headers: { Location: { schema: { type: 'string' } } } };
    const lifecycle = document['x-task-lifecycle'] as { operations: Record<string, object> };
    lifecycle.operations['submitTask'] = { creates: 'header.Location' };
  });
  expect(submit(walk, answer).id).toBe(id);
});

it.each([
  [{ type: 'apiKey', in: 'header', name: 'X-Key' }, `-H X-Key: it's`],
  [{ type: 'apiKey', in: 'cookie', name: 'session' }, `-b session=it's`],
  [{ type: 'apiKey', in: 'query', name: 'key' }, `/tasks?key=it's`],
  [{ type: 'http', scheme: 'bearer' }, `-H Authorization: Bearer it's`],
  [{ type: 'http', scheme: 'basic' }, `-u it's`],
])('the credential of %j is carried, quoted for the shell', async (scheme, words) => {
  const walk = await walkOf(secure(scheme), { own: "it's" });
  expect(submit(walk, '{"id":"t-1"}').words).toContain(words);
});
