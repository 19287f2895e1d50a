import type { Api } from '../../src/openapi/api.js';
import { objectOr } from '../../src/openapi/json-object.js';
import { expandInTarget } from './expand-variables.js';
import type { TargetReading } from './parse-target.js';

/**
 * The base URL without a trailing slash, and without the path of the document's first server: that is part of every path
 * already. What is none is reported.
 */
export function parseBaseUrl(text: string, { api, env, report }: TargetReading): string | undefined {
  const { text: expanded, hasVariable } = expandInTarget(text, env, { at: '/baseUrl', report });
  const refuse = (message: string, hint: string): undefined => {
    report({ code: 'wrong-value', at: '/baseUrl', message, hint });
    return undefined;
  };
  const url = URL.canParse(expanded) ? new URL(expanded) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    if (hasVariable && expanded === '') return undefined;
    const got = hasVariable ? 'another text' : `"${text}"`;
    return refuse(
      `expected a URL that begins with http:// or https://, got ${got}`,
      /^[\w.-]+(:\d+)?(\/|$)/.test(text)
        ? `Write http://${text}.`
        : 'Write one such as https://staging.example.com.',
    );
  }
  if (url.username !== '' || url.password !== '')
    return refuse(
      'expected a URL without user and password, got one with them',
      'Take them out; put them under credentials by the name of the security scheme.',
    );
  if (url.search !== '' || url.hash !== '')
    return refuse('expected a URL that ends with its path, got one with ? or #', 'Take that part out.');
  const path = url.pathname.replace(/\/+$/, '');
  return `${url.origin}${withoutServerPath(path, serverPath(api))}`;
}

const withoutServerPath = (path: string, server: string): string =>
  server !== '' && path.endsWith(server) ? path.slice(0, -server.length) : path;

/** The path of the first server where every operation has it in front. */
function serverPath({ document, operations }: Api): string {
  const [server] = Array.isArray(document.servers) ? document.servers : [];
  const { url } = objectOr(server);
  if (typeof url !== 'string' || !URL.canParse(url, 'http://localhost')) return '';
  const path = new URL(url, 'http://localhost').pathname.replace(/\/+$/, '');
  return operations.every((operation) => operation.path.startsWith(`${path}/`)) ? path : '';
}
