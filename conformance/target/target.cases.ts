import { parse } from 'yaml';
import type { Env } from '../../src/lifecycle/expand-variables.js';
import type { Api } from '../../src/openapi/api.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { parseTarget } from './parse-target.js';

/** One of the shipped APIs. */
export async function apiNamed(name: string): Promise<Api> {
  const { api } = await loadApi(name);
  if (api === undefined) throw new Error(`${name} has errors`);
  return api;
}

/** What a target file in YAML is, or its problems, each as `place: message hint`. */
export function readTarget(api: Api, text: string, env: Env = {}) {
  const { target, problems } = parseTarget(parse(text), {
    api,
    env,
    readFile: (path) => (path === 'a.pdf' ? Buffer.from([0x25, 0xff]) : undefined),
  });
  return { target, problems: problems.map(({ at, message, hint }) => `${at}: ${message}. ${hint}`) };
}
