import { isJsonType } from '../openapi/media-type.js';
import { type AnswerBook, answerBook, type NamedExample, pickExample } from './answer-book.js';
import type { Reply } from './call.js';
import type { CompiledOperation } from './compile-operation.js';
import { exampleTemplate, type TemplateValues } from './fill-template.js';
import { type ProblemCode, problemReply } from './problem.js';

/** An error answer: in the API's own form where the document declares one, else a problem of ours. */
export type ErrorSpec = {
  /** What the answer's example is named after, unless one is named after `state`. */
  readonly reason: string;
  /** Statuses that may carry it, best first. */
  readonly statuses: readonly number[];
  /** Our own problem, where none of the statuses is declared. */
  readonly code: ProblemCode;
  /** What was expected, what came, what to do. */
  readonly message: string;
  readonly state?: string;
  readonly values?: TemplateValues;
  /** One for each validation error. */
  readonly errors?: readonly TemplateValues[];
};

/** The answer for an error of the operation. */
export function errorReply(operation: CompiledOperation, spec: ErrorSpec): Reply {
  for (const status of preferred(operation, spec)) {
    const reply = documented(operation, spec, status);
    if (reply !== undefined) return reply;
  }
  return problemReply(
    spec.code,
    spec.message,
    spec.errors === undefined ? {} : { fields: { errors: spec.errors } },
  );
}

type Said = Omit<ErrorSpec, 'statuses' | 'code'>;

/** The answer with that status in the document's own form, `undefined` where it declares none. */
export function declaredReply(
  operation: CompiledOperation,
  status: number,
  said: Pick<ErrorSpec, 'reason' | 'message' | 'values'>,
): Reply | undefined {
  return documented(operation, said, status);
}

/** A status with an example for this very reason comes first, then the first that is declared at all. */
function preferred(operation: CompiledOperation, spec: ErrorSpec): readonly number[] {
  const named = (status: number) =>
    answerBook(operation.spec, status)?.examples.some(
      ({ base }) => base === spec.reason || base === spec.state,
    );
  return [...spec.statuses.filter(named), ...spec.statuses.filter((status) => !named(status))];
}

function documented(operation: CompiledOperation, spec: Said, status: number): Reply | undefined {
  const book = answerBook(operation.spec, status);
  if (book === undefined || book.response.status === 'default') return undefined;
  if (book.mediaType === undefined) return { status, headers: {} };
  const named = exampleFor(operation, book, spec);
  if (named !== undefined) {
    const values = { message: spec.message, status, ...spec.values, ...spec.errors?.[0] };
    const body = exampleTemplate(named.example)(values, spec.errors ?? []);
    return textReply(status, book.mediaType, body);
  }
  const body = isJsonType(book.mediaType) ? operation.sample(book) : spec.message;
  const reply = textReply(status, book.mediaType, body);
  return { ...reply, headers: { ...reply.headers, 'x-taskdouble-detail': headerText(spec.message) } };
}

/** Named after the state, else the reason, else after neither: such an example speaks for all of them. */
function exampleFor(operation: CompiledOperation, book: AnswerBook, spec: Said): NamedExample | undefined {
  const names = [...(spec.state === undefined ? [] : [spec.state]), spec.reason];
  const isGeneral = ({ base }: NamedExample) => !REASONS.has(base) && !operation.lifecycle.states.has(base);
  return pickExample(book, names, () => undefined) ?? book.examples.find(isGeneral);
}

const REASONS = new Set([
  'refused',
  'noop',
  'unknown',
  'unauthenticated',
  'invalid',
  'malformed',
  'unsupported',
  'too-large',
]);

/** A reply with a body in the given media type. */
export function textReply(status: number, mediaType: string, body: unknown): Reply {
  const text = isJsonType(mediaType) || typeof body !== 'string' ? JSON.stringify(body) : body;
  return { status, headers: bodyHeaders(mediaType), body: text };
}

const headersByType = new Map<string, Readonly<Record<string, string>>>();

/** The headers that go with a body of the media type. */
export function bodyHeaders(mediaType: string): Readonly<Record<string, string>> {
  let headers = headersByType.get(mediaType);
  if (headers === undefined) {
    const contentType = mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
    headers = Object.freeze({ 'content-type': contentType });
    headersByType.set(mediaType, headers);
  }
  return headers;
}

/** A header value holds visible ASCII only. */
const headerText = (message: string): string => message.replace(/[^\x20-\x7e]/g, '?').slice(0, 1_000);
