import { DocumentError } from './document-error.js';
import type { Source } from './parse-source.js';

const swaggerHint =
  'Convert it first, for example with "npx swagger2openapi swagger.yaml -o openapi.yaml", and name the result.';

const problemOf = (source: Source): readonly [string, string, string] | undefined => {
  const { openapi, swagger, overlay, states } = source.value;
  if (swagger !== undefined) {
    return [
      'document/swagger',
      `expected OpenAPI 3.0 or later, came Swagger ${String(swagger)}.`,
      swaggerHint,
    ];
  }
  if (typeof openapi === 'string' && /^3\.[012](\.|$)/.test(openapi)) return undefined;
  if (openapi !== undefined) {
    const message = `expected "openapi" to be 3.0, 3.1 or 3.2, came ${JSON.stringify(openapi)}.`;
    return [
      'document/version',
      message,
      'Write "openapi: 3.1.0" with the version in quotes or of three parts.',
    ];
  }
  if (overlay !== undefined || states !== undefined) {
    const message = `expected an OpenAPI document, came ${overlay === undefined ? 'a lifecycle' : 'an overlay'}.`;
    return ['document/version', message, 'Name the document it belongs to, and this file as its overlay.'];
  }
  const message = 'expected an OpenAPI document, came one without "openapi" at its root.';
  return ['document/version', message, 'Name a document that starts with "openapi: 3.1.0".'];
};

/** Refuses with a `DocumentError` what is not an OpenAPI document of version 3. */
export const checkVersion = (source: Source): void => {
  const problem = problemOf(source);
  if (problem === undefined) return;
  const [code, message, hint] = problem;
  const position = source.positionOf([source.value.swagger === undefined ? 'openapi' : 'swagger']);
  throw new DocumentError({ code, message, hint, file: source.file, position });
};
