import type { Api, ApiOperation } from '../openapi/api.js';
import { isJsonType } from '../openapi/media-type.js';
import { readOperations } from '../openapi/read-operations.js';
import { createAnswerValidator } from '../openapi/validate-answer.js';
import { createControlRoutes } from './control-routes.js';
import { controlDocument } from './openapi.js';

/** Answers of the control API, held against its own document. */
export type AnswerJudge = {
  readonly see: (request: Request, response: Response) => Promise<void>;
  /** What the document does not permit, with the operation and the status. */
  readonly wrong: string[];
  /** Operations that succeeded at least once. */
  readonly succeeded: Set<string>;
};

/** Every operation of the document. */
export const controlOperations: readonly ApiOperation[] = readOperations(
  controlDocument,
  () => undefined,
).map(({ operation }) => ({ ...operation, snapshot: false }));

/** Has seen nothing yet; requests that are not to the control API are passed over. */
export function createAnswerJudge(): AnswerJudge {
  const routes = createControlRoutes();
  const validate = createAnswerValidator({
    document: controlDocument,
    operations: controlOperations,
  } as unknown as Api);
  const wrong: string[] = [];
  const succeeded = new Set<string>();
  return {
    wrong,
    succeeded,
    see: async ({ method, url }, response) => {
      const route = routes.match(method, new URL(url).pathname);
      if (route.kind !== 'matched') return;
      const operation = route.operation.key;
      const text = await response.text();
      const headers = Object.fromEntries(response.headers);
      const isJson = isJsonType((headers['content-type'] ?? '').split(';')[0] ?? '');
      const body = isJson
        ? ({ kind: 'json', value: JSON.parse(text) } as const)
        : text === ''
          ? ({ kind: 'empty' } as const)
          : ({ kind: 'text', text } as const);
      const { status } = response;
      if (status < 400) succeeded.add(operation);
      const answer = { kind: 'answered', status, headers, body } as const;
      const found = validate({ operation, request: { method }, answer });
      wrong.push(...found.map(({ message, pointer }) => `${operation} ${status} ${pointer}: ${message}`));
    },
  };
}
