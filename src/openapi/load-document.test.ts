import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DocumentError } from './document-error.js';
import { loadDocument } from './load-document.js';
import { builtInNames } from './spec-name.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'taskdouble-load-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
};

const failure = async (spec: string, overlays: readonly string[] = []): Promise<DocumentError> => {
  try {
    await loadDocument(spec, { overlays });
  } catch (error) {
    if (error instanceof DocumentError) return error;
    throw error;
  }
  throw new Error('expected a DocumentError');
};

const base = `openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /tasks/{id}:
    get:
      tags: [a]
      responses: {'200': {description: ok}}
`;

test.each(builtInNames)('%s is found by its name', async (name) => {
  const loaded = await loadDocument(name);
  expect(loaded.name).toBe(name);
  expect(loaded.document.openapi).toMatch(/^3\.1/);
  expect(loaded.locate('/info/title').file).toBe(`specs/${name}/openapi.yaml`);
});

test('a document is named by its file, or by its folder where the file has no telling name', async () => {
  expect((await loadDocument(write('Pay_API.v2.yaml', base))).name).toBe('pay-api-v2');
  expect((await loadDocument(write('billing/openapi.yaml', base))).name).toBe('billing');
  expect((await loadDocument(write('openapi.yaml', base), { name: 'mine' })).name).toBe('mine');
});

test('a JSON document is accepted whatever its name', async () => {
  const path = write('api.yaml', JSON.stringify({ openapi: '3.1.0', paths: {} }));
  expect((await loadDocument(path)).document).toEqual({ openapi: '3.1.0', paths: {} });
});

test('a bare lifecycle is attached, with or without its own key, and located in its file', async () => {
  const spec = write('api.yaml', base);
  const bare = write('lifecycle.yaml', 'version: 1\nstates:\n  a: {initial: true}\n');
  const keyed = write('keyed.yaml', 'x-task-lifecycle:\n  version: 1\n  states:\n    a: {initial: true}\n');
  const expected = { version: 1, states: { a: { initial: true } } };
  const loaded = await loadDocument(spec, { overlays: [bare] });
  expect(loaded.document['x-task-lifecycle']).toEqual(expected);
  expect((await loadDocument(spec, { overlays: [keyed] })).document['x-task-lifecycle']).toEqual(expected);
  expect(loaded.locate('/x-task-lifecycle/states/a')).toEqual({ file: bare, line: 3, column: 3 });
  expect(loaded.locate('/paths/~1tasks~1{id}/get')).toEqual({ file: spec, line: 5, column: 5 });
  expect(loaded.files).toEqual([spec, bare]);
});

test('a second overlay overrides the first, member by member, and each member keeps its place', async () => {
  const first = write('one.yaml', 'version: 1\nstates:\n  a: {dwell: 1s, next: b}\n  b: {final: true}\n');
  const second = write('two.yaml', 'states:\n  a:\n    dwell: 9s\n');
  const loaded = await loadDocument(write('api.yaml', base), { overlays: [first, second] });
  const states = { a: { dwell: '9s', next: 'b' }, b: { final: true } };
  expect(loaded.document['x-task-lifecycle']).toEqual({ version: 1, states });
  expect(loaded.locate('/x-task-lifecycle/states/a/dwell')).toEqual({ file: second, line: 3, column: 5 });
  expect(loaded.locate('/x-task-lifecycle/states/a/next')).toEqual({ file: first, line: 3, column: 18 });
  expect(loaded.locate('/x-task-lifecycle/states/b/final')).toEqual({ file: first, line: 4, column: 7 });
});

test('overlay actions update, append and remove what their JSONPath selects', async () => {
  const overlay = write(
    'overlay.yaml',
    `overlay: 1.0.0
info: {title: O, version: '1'}
actions:
  - target: $.paths['/tasks/{id}'].get
    update: {summary: Read, tags: [b]}
  - target: $.paths.*.get.tags
    update: c
  - target: $.paths..description
    remove: true
`,
  );
  const loaded = await loadDocument(write('api.yaml', base), { overlays: [overlay] });
  expect(loaded.findings).toEqual([]);
  expect(loaded.document.paths).toEqual({
    '/tasks/{id}': { get: { summary: 'Read', tags: ['a', 'b', 'c'], responses: { 200: {} } } },
  });
});

test('an overlay target that matches nothing is a warning with its place', async () => {
  const overlay = write('o.yaml', 'overlay: 1.0.0\nactions:\n  - target: $.paths.nope\n    remove: true\n');
  const { findings } = await loadDocument(write('api.yaml', base), { overlays: [overlay] });
  expect(findings).toEqual([
    expect.objectContaining({
      code: 'overlay/no-match',
      severity: 'warning',
      pointer: '/actions/0/target',
      line: 3,
    }),
  ]);
});

test('names with quotes and slashes are reached by JSONPath', async () => {
  const spec = write('api.yaml', `${base}x-odd: {"it's/a\\\\b": {n: 1}}\n`);
  const overlay = write('o.yaml', "overlay: 1.0.0\nactions:\n  - target: $['x-odd'].*\n    update: {m: 2}\n");
  const { document } = await loadDocument(spec, { overlays: [overlay] });
  expect(document['x-odd']).toEqual({ "it's/a\\b": { n: 1, m: 2 } });
});

test('references into other files are bundled and located where they are written', async () => {
  const spec = write(
    'api.yaml',
    `${base}components:
  schemas:
    Task: {$ref: './schemas/task.yaml#/Task'}
    Error: {$ref: 'schemas/task.yaml#/Error'}
    Again: {$ref: 'schemas/task.yaml#/Task'}
`,
  );
  const other = write(
    'schemas/task.yaml',
    'Task:\n  type: object\n  properties:\n    child: {$ref: "#/Task"}\n    error: {$ref: "#/Error"}\nError: {type: string}\n',
  );
  const loaded = await loadDocument(spec);
  expect(JSON.stringify(loaded.document)).not.toContain('yaml');
  expect(loaded.document.components).toEqual({
    schemas: {
      Task: {
        type: 'object',
        properties: {
          child: { $ref: '#/components/schemas/Task' },
          error: { $ref: '#/components/schemas/Error' },
        },
      },
      Error: { type: 'string' },
      Again: { $ref: '#/components/schemas/Task' },
    },
  });
  expect(loaded.files).toEqual([spec, other]);
  expect(loaded.locate('/components/schemas/Task/properties/child')).toEqual({
    file: other,
    line: 4,
    column: 5,
  });
  expect(loaded.locate('/components/schemas/Error')).toMatchObject({ file: other, line: 6 });
});

test('a document may be named by a file URL', async () => {
  write('t.yaml', 'T: {type: string}\n');
  const spec = write('api.yaml', `${base}components: {schemas: {T: {$ref: 't.yaml#/T'}}}\n`);
  expect((await loadDocument(pathToFileURL(spec).href)).document.components).toEqual({
    schemas: { T: { type: 'string' } },
  });
});

test('a missing file behind a reference is reported by name', async () => {
  const error = await failure(
    write('api.yaml', `${base}components: {schemas: {T: {$ref: './gone.yaml#/T'}}}\n`),
  );
  expect(error.code).toBe('source/unreadable');
  expect(error.message).toContain('gone.yaml');
});

test('a missing part of another file is reported at the reference', async () => {
  write('other.yaml', 'A: 1\n');
  const error = await failure(
    write('api.yaml', `${base}components: {schemas: {T: {$ref: './other.yaml#/T'}}}\n`),
  );
  expect(error.code).toBe('ref/broken');
  expect(error.message).toMatch(/api\.yaml:8:28: .*"\.\/other\.yaml#\/T"/);
});

test('a broken file behind a reference is reported with its own line', async () => {
  write('other.yaml', 'A: 1\nA: 2\n');
  const error = await failure(
    write('api.yaml', `${base}components: {schemas: {T: {$ref: './other.yaml#/T'}}}\n`),
  );
  expect(error.message).toMatch(/other\.yaml:2:1: the key "A" is given twice/);
});

test('the network is never asked for a part', async () => {
  const spec = write('api.yaml', `${base}components: {schemas: {T: {$ref: 'https://example.com/t.yaml'}}}\n`);
  expect((await failure(spec)).code).toBe('ref/remote');
  write('inner.yaml', 'T: {$ref: "http://example.com/x"}\n');
  const nested = write('api2.yaml', `${base}components: {schemas: {T: {$ref: 'inner.yaml#/T'}}}\n`);
  expect((await failure(nested)).message).toMatch(/inner\.yaml:1:5: .*network/);
});

test('an example that happens to hold a $ref is left alone', async () => {
  const spec = write('api.yaml', `${base}x-note: {$ref: 'https://example.com'}\n`);
  expect((await loadDocument(spec)).document['x-note']).toEqual({ $ref: 'https://example.com' });
});

test('OpenAPI 3.0 is upgraded, and places survive it', async () => {
  const spec = write(
    'api.yaml',
    `openapi: 3.0.3\ncomponents:\n  schemas:\n    T:\n      type: string\n      nullable: true\n`,
  );
  const loaded = await loadDocument(spec);
  expect(loaded.document).toEqual({
    openapi: '3.1.0',
    components: { schemas: { T: { type: ['string', 'null'] } } },
  });
  expect(loaded.locate('/components/schemas/T/type')).toEqual({ file: spec, line: 5, column: 7 });
});

test.each([
  ['swagger: "2.0"\n', 'document/swagger', /swagger2openapi/],
  ['openapi: 3.1\n', 'document/version', /three parts/],
  ['openapi: 4.0.0\n', 'document/version', /3\.0, 3\.1 or 3\.2/],
  ['overlay: 1.0.0\n', 'document/version', /an overlay/],
  ['version: 1\nstates: {}\n', 'document/version', /a lifecycle/],
  ['title: x\n', 'document/version', /without "openapi"/],
])('%j is refused with what to do', async (text, code, message) => {
  const error = await failure(write('api.yaml', text));
  expect(error.code).toBe(code);
  expect(error.message).toMatch(message);
});

test.each([
  ['overlay: 2.0.0\nactions: []\n', 'overlay/form'],
  ['overlay: 1.0.0\n', 'overlay/form'],
  ['overlay: 1.0.0\nactions: [1]\n', 'overlay/form'],
  ['overlay: 1.0.0\nactions: [{update: {}}]\n', 'overlay/form'],
  ['overlay: 1.0.0\nactions: [{target: $}]\n', 'overlay/form'],
  ['overlay: 1.0.0\nactions: [{target: $.a, copy: $.b}]\n', 'overlay/form'],
  ['overlay: 1.0.0\nactions: [{target: "$.a[", remove: true}]\n', 'overlay/target'],
  ['openapi: 3.1.0\n', 'overlay/form'],
  ['something: else\n', 'overlay/form'],
  ['x-task-lifecycle: {$ref: ./x.yaml}\ncomponents: {a: {$ref: ./x.yaml}}\nstates: {}\n', 'overlay/ref'],
])('the overlay %j is refused with its place', async (text, code) => {
  const error = await failure(write('api.yaml', base), [write('overlay.yaml', text)]);
  expect(error.code).toBe(code);
  expect(error.message).toMatch(/overlay\.yaml:\d+:\d+: /);
});

test('an update that cannot be merged is a warning, not a change', async () => {
  const overlay = write('o.yaml', 'overlay: 1.0.0\nactions:\n  - target: $.openapi\n    update: 3.1.1\n');
  const { document, findings } = await loadDocument(write('api.yaml', base), { overlays: [overlay] });
  expect(document.openapi).toBe('3.1.0');
  expect(findings[0]?.code).toBe('overlay/target');
});

test('what is no file says so, a misspelt built-in name says which was meant', async () => {
  expect((await failure(join(folder, 'gone.yaml'))).message).toMatch(/gone\.yaml: .*no such file/);
  expect((await failure(folder)).message).toMatch(/directory/);
  expect((await failure('chunker')).message).toBe(
    '"chunker" is neither a file nor one of docling, chunkr, trace, literature, factpulse. Did you mean "chunkr"?',
  );
  expect((await failure('https://example.com/openapi.yaml')).code).toBe('source/remote');
});
