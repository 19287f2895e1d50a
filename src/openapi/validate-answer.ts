import type { Answer, Exchange, Payload } from '../exchange/exchange.js';
import { printPointer } from '../lifecycle/pointer.js';
import type { Api, ApiOperation, HeaderSpec, JsonObject, Media, ResponseSpec, Schema } from './api.js';
import { answerRule } from './api-rules.js';
import { type ChosenError, chooseErrors } from './choose-errors.js';
import { textCoercion } from './coerce-text.js';
import { schemaCompiler } from './compile-schema.js';
import { explainError } from './explain-error.js';
import { bareType, isFormType, isJsonType, mediaOf, responseOf } from './media-type.js';
import { tokensOf } from './request-error.js';

/**
 * One thing that the document does not permit in an answer. `pointer` leads into the body. `onlyFormat`: but for a
 * `format` the answer is right, and whether one is more than a remark the document leaves open.
 */
export type AnswerProblem = {
  readonly rule: string;
  readonly message: string;
  readonly pointer: string;
  readonly onlyFormat?: true;
};

/** The exchanges that are judged: those of a known operation that were answered. */
export type JudgedExchange = Pick<Exchange, 'operation' | 'answer'> & {
  readonly request: Pick<Exchange['request'], 'method'>;
};

/** Says what the document does not permit in an answer; nothing where all is well. */
export type AnswerValidator = (exchange: JudgedExchange) => readonly AnswerProblem[];

type Answered = Extract<Answer, { readonly kind: 'answered' }>;
type Problem = Omit<AnswerProblem, 'rule'>;

const problem = (message: string, pointer = ''): Problem => ({ message, pointer });

type Found = { readonly chosen: readonly ChosenError[]; readonly onlyFormat: boolean };

/** What is wrong with the value; what is so without a look at any `format`, where there is such. */
const findErrors = (document: JsonObject, schema: Schema, value: unknown): Found => {
  const strict = schemaCompiler(document, { use: 'answer' });
  const all = strict.compile(schema)(value);
  if (!all.some(({ keyword }) => keyword === 'format'))
    return { chosen: chooseErrors(strict, all), onlyFormat: false };
  const lax = schemaCompiler(document, { use: 'answer', formats: false });
  const others = lax.compile(schema)(value);
  if (others.length > 0) return { chosen: chooseErrors(lax, others), onlyFormat: false };
  return { chosen: chooseErrors(strict, all), onlyFormat: true };
};

const schemaProblems = (document: JsonObject, media: Media, value: unknown): readonly Problem[] => {
  if (media.schema === undefined) return [];
  const { chosen, onlyFormat } = findErrors(document, media.schema, value);
  return chosen.map((one) => {
    const tokens = tokensOf(one.error);
    const subject = tokens.length === 0 ? 'the body of the answer' : tokens.join('.');
    return { ...problem(explainError(subject, one), printPointer(tokens)), ...remark(onlyFormat) };
  });
};

const remark = (onlyFormat: boolean): { readonly onlyFormat?: true } => (onlyFormat ? { onlyFormat } : {});

const bodyProblems = (document: JsonObject, media: Media, body: Payload): readonly Problem[] => {
  if (isJsonType(media.type)) {
    if (body.kind === 'json') return schemaProblems(document, media, body.value);
    return [
      problem(`the body of the answer must be JSON, got ${body.kind === 'empty' ? 'nothing' : body.kind}.`),
    ];
  }
  if (isFormType(media.type) || !media.type.startsWith('text/')) return [];
  return body.kind === 'text' || body.kind === 'empty'
    ? schemaProblems(document, media, body.kind === 'text' ? body.text : '')
    : [];
};

const declaredTypes = (response: ResponseSpec): string => [...response.contents.keys()].join(' or ');

/** RFC 9110: these never have a body; a HEAD answer has that of GET left out. */
const isBodiless = (status: number): boolean =>
  status < 200 || status === 204 || status === 205 || status === 304;

const contentProblems = (
  document: JsonObject,
  response: ResponseSpec,
  answer: Answered,
): readonly Problem[] => {
  const { headers, body, status } = answer;
  const type = headers['content-type'];
  const isEmpty = body.kind === 'empty' || (body.kind === 'text' && body.text === '');
  if (isBodiless(status))
    return isEmpty ? [] : [problem(`a ${status} answer has no body, got ${body.kind}.`)];
  // Where nothing is said of a body, none is forbidden.
  if (response.contents.size === 0) return [];
  if (type === undefined) {
    if (!isEmpty)
      return [problem(`${response.status} declares ${declaredTypes(response)}, got no Content-Type.`)];
    const takesEmpty = [...response.contents.values()].some((media) => media.type.startsWith('text/'));
    return takesEmpty
      ? []
      : [problem(`${response.status} declares ${declaredTypes(response)}, got an empty body.`)];
  }
  const media = mediaOf(response.contents, type);
  if (media === undefined)
    return [problem(`${response.status} declares ${declaredTypes(response)}, got ${bareType(type)}.`)];
  return bodyProblems(document, media, body);
};

const headerProblems = (
  document: JsonObject,
  entry: readonly [string, HeaderSpec],
  given: string | undefined,
): readonly Problem[] => {
  const [name, { required, schema }] = entry;
  if (given === undefined) return required ? [problem(`the header ${name} is required, but missing.`)] : [];
  if (schema === undefined) return [];
  const { chosen, onlyFormat } = findErrors(document, schema, textCoercion(document, schema)(given));
  return chosen.map((one) => ({
    ...problem(explainError(`the header ${name}`, one)),
    ...remark(onlyFormat),
  }));
};

const problemsOf = (
  document: JsonObject,
  operation: ApiOperation,
  judged: { answer: Answered; isHead: boolean },
): readonly Problem[] => {
  const { answer, isHead } = judged;
  const response = responseOf(operation.responses, answer.status);
  if (response === undefined) {
    const declared = [...operation.responses.keys()].join(', ');
    return [problem(`the status ${answer.status} is not declared: expected ${declared}.`)];
  }
  const headers = [...response.headers].flatMap((entry) =>
    headerProblems(document, entry, answer.headers[entry[0].toLowerCase()]),
  );
  return isHead ? headers : [...headers, ...contentProblems(document, response, answer)];
};

/** What the document has against answers: status, content type, body, headers. A HEAD is judged by its operation, without the body. */
export const createAnswerValidator = (api: Api): AnswerValidator => {
  const operations = new Map(api.operations.map((operation) => [operation.key, operation]));
  return ({ operation: key, request, answer }) => {
    const operation = key === undefined ? undefined : operations.get(key);
    if (operation === undefined || answer.kind === 'lost') return [];
    const isHead = request.method === 'HEAD';
    const rule = answerRule(operation);
    return problemsOf(api.document, operation, { answer, isHead }).map((found) => ({ rule, ...found }));
  };
};
