import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { apiRules } from '../../src/openapi/api-rules.js';
import { openApi } from '../../src/start/open-api.js';
import type { RuleReport } from '../report/check-report.js';
import { createSubjectReader } from '../report/rule-subject.js';
import { placeRules } from './place-rules.js';

const folder = mkdtempSync(join(tmpdir(), 'taskdouble place '));
afterAll(() => rmSync(folder, { recursive: true }));

/** Where the rules of the document stand: the URI, and the text from there to the end of the region. */
async function placesIn(spec: string, overlays: readonly string[] = []) {
  const opened = await openApi(spec, { overlays });
  const subjectOf = createSubjectReader(opened.api);
  const rules = apiRules(opened.api).map(({ id, soft, pointer }): RuleReport => {
    const { operation } = subjectOf(id);
    return {
      ...{ rule: id, pointer, verdict: 'pass', level: soft ? 'should' : 'must', requirements: [] },
      ...{ definite: 0, ambiguous: 0, inconclusive: 0, violated: 0 },
      ...(operation === undefined ? {} : { operation: operation.key }),
    };
  });
  const { placeOfRule, placeOfOperation } = await placeRules(rules, opened);
  return {
    rules,
    ofOperation: (key: string) => placeOfOperation?.(key),
    of: (rule: string) => {
      const found = rules.find((one) => one.rule === rule);
      return found && placeOfRule?.(found);
    },
  };
}

type Place = NonNullable<
  Awaited<ReturnType<typeof placesIn>>['of'] extends (_: string) => infer P ? P : never
>;

const regionIn = (file: string, { line, column, endColumn }: Place): string | undefined =>
  readFileSync(file, 'utf8')
    .split('\n')
    [line - 1]?.slice(column - 1, endColumn - 1);

const document = `openapi: 3.1.0
info: { title: Sample, version: '1' }
paths:
  /tasks:
    post:
      operationId: submit
      security: [{ key: [] }]
      requestBody: { content: { application/json: { schema: { type: object, required: [n] } } } }
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Task' } } } }
  /tasks/{id}:
    get:
      operationId: read
      x-task-lifecycle:
        allow: [queued, done]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Task' } } } }
components:
  schemas:
    Task:
      type: object
      properties: { id: { type: string }, status: { type: string, enum: [queued, done] }, result: {} }
  securitySchemes: { key: { type: apiKey, name: K, in: header } }
`;
const lifecycle = `x-task-lifecycle:
  version: 1
  fields: { id: /id, state: /status }
  states:
    queued: { initial: true, next: done }
    done:
      final: success
      has: [/result]
  operations:
    submit:
      creates: /id
`;
const files = { document: join(folder, 'my api.yaml'), lifecycle: join(folder, 'life.yaml') };
writeFileSync(files.document, document);
writeFileSync(files.lifecycle, lifecycle);

test('a rule stands in the file that has its line: the document, or the overlay', async () => {
  const { of } = await placesIn(files.document, [files.lifecycle]);
  const has = of('states/done/has/~1result') as Place;
  expect(has.uri).toBe(pathToFileURL(files.lifecycle).href);
  expect(regionIn(files.lifecycle, has)).toContain('/result');
  const answer = of('openapi/submit/answer') as Place;
  expect(answer.uri).toBe(pathToFileURL(files.document).href);
});

test.each([
  ['openapi/submit/answer', 'responses:'],
  ['openapi/submit/input', 'post:'],
  ['security/submit', 'security: [{ key: [] }]'],
  ['operations/read/unknown', 'get:'],
  ['operations/read/allow@done', 'allow: [queued, done]'],
])('%s points to the operation in the paths: %s', async (rule, text) => {
  const { of } = await placesIn(files.document, [files.lifecycle]);
  expect(regionIn(files.document, of(rule) as Place)).toBe(text);
});

test('a document of the package has the same relative URI everywhere, one of the working directory its path there', async () => {
  const { of, ofOperation } = await placesIn('chunkr');
  const own = { uri: 'specs/chunkr/openapi.yaml', base: '%TASKDOUBLE%' };
  expect(of('next/Processing')).toMatchObject(own);
  expect(ofOperation('get_task_route')).toMatchObject(own);
  const example = await placesIn('examples/replicate/openapi.yaml');
  const [rule] = example.rules;
  expect(example.of(rule?.rule ?? '')).toMatchObject({
    ...{ uri: 'examples/replicate/openapi.yaml', base: '%SRCROOT%' },
  });
});

test('every rule and operation of a document has a line with its hash', async () => {
  const { rules, of } = await placesIn('literature');
  for (const { rule } of rules) {
    const place = of(rule);
    expect(place?.lineHash, rule).toMatch(/^[0-9a-f]+:\d+$/);
    expect((place?.endColumn ?? 0) - (place?.column ?? 0), rule).toBeGreaterThan(0);
  }
});
