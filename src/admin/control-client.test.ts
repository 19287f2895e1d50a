import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { createControlClient } from './control-client.js';

/** What a file loads when it runs: types are gone by then. */
function importsOf(file: URL): readonly string[] {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2022,
      verbatimModuleSyntax: true,
    },
  });
  return ts.preProcessFile(outputText).importedFiles.map(({ fileName }) => fileName);
}

function loadedBy(file: URL, files = new Set<string>(), packages = new Set<string>()) {
  files.add(file.pathname.replace(/^.*\/src\//, ''));
  for (const specifier of importsOf(file)) {
    if (!specifier.startsWith('.')) packages.add(specifier);
    else {
      const next = new URL(specifier.replace(/\.js$/, '.ts'), file);
      if (!files.has(next.pathname.replace(/^.*\/src\//, ''))) loadedBy(next, files, packages);
    }
  }
  return { files: [...files].sort(), packages: [...packages] };
}

test('the client loads openapi-fetch and nothing of the simulator', () => {
  const { files, packages } = loadedBy(new URL('./control-client.ts', import.meta.url));
  expect(packages).toEqual(['openapi-fetch']);
  expect(files.filter((file) => !/^admin\/(?:control-|remote-|obeyed)/.test(file))).toEqual([]);
  expect(files).toContain('admin/remote-clock.ts');
});

test.each<[string, number, Readonly<Record<string, string>>, string, string]>([
  ['a page of another program', 200, { 'content-type': 'text/html' }, '<html></html>', 'no-control'],
  ['an error of another program', 502, { 'content-type': 'text/html' }, '<html></html>', 'no-control'],
  ['JSON of another program', 404, { 'content-type': 'application/json' }, '{"error":"x"}', 'no-control'],
  ['nothing', 404, {}, '', 'no-control'],
])('%s is told from control', async (_name, status, headers, body, code) => {
  const server = createServer((_request, response) => {
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await expect(createControlClient({ url }).clock.now()).rejects.toMatchObject({
    name: 'ControlError',
    code,
  });
  expect(await createControlClient({ url }).isAlive()).toBe(false);
  server.close();
});
