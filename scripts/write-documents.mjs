import { mkdirSync, writeFileSync } from 'node:fs';

/**
 * Puts each built-in document beside the compiled code as JSON, which is read much faster than YAML. A document with
 * errors fails the build: what is shipped is known to be sound and is not checked again at every start.
 *
 * @param {URL} built The folder of the compiled code.
 */
export async function writeDocuments(built) {
  const { builtInNames, openApi } = await import(new URL('src/index.js', built).href);
  for (const name of builtInNames) {
    const { api } = await openApi(name);
    const folder = new URL(`specs/${name}/`, built);
    mkdirSync(folder, { recursive: true });
    writeFileSync(new URL('openapi.json', folder), JSON.stringify(api.document));
  }
}
