import { parseSource } from '../openapi/parse-source.js';
import { isBuiltIn } from '../openapi/spec-name.js';
import type { Config } from './config.js';
import { parseConfig } from './parse-config.js';

/** The environment of the tests. */
export const ENV = { KEY: 'secret-key', TOKEN: 'secret-token', EMPTY: '' };

/** What a text says, and each mistake as `line:column message. hint`, in the order of the file. */
export function readText(text: string): { readonly config?: Config; readonly mistakes: readonly string[] } {
  const source = parseSource(text, 'taskdouble.yaml');
  const { config, problems } = parseConfig(source.value, {
    env: ENV,
    isName: (spec) => spec === 'all' || isBuiltIn(spec),
    resolvePath: (path) => `/folder/${path}`,
  });
  const placed = problems.map(({ at, message, hint }) => {
    const tokens = at
      .split('/')
      .slice(1)
      .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
    const { line, column } = source.positionOf(tokens);
    return { line, column, text: `${line}:${column} ${message}. ${hint}` };
  });
  placed.sort((one, other) => one.line - other.line || one.column - other.column);
  return { ...(config !== undefined && { config }), mistakes: placed.map((one) => one.text) };
}
