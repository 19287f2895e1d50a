import type { ApiOperation, Example, ResponseSpec, Schema } from '../openapi/api.js';
import { preferredMedia, responseOf } from '../openapi/media-type.js';

/** The documented answer of one operation with one status: its media type and its examples by name. */
export type AnswerBook = {
  readonly status: number;
  /** Absent: the answer has no body. */
  readonly mediaType?: string;
  readonly schema?: Schema;
  readonly response: ResponseSpec;
  readonly examples: readonly NamedExample[];
};

/** An example and the query conditions of its name (`Succeeded?include_chunks=false`). */
export type NamedExample = {
  readonly base: string;
  readonly conditions: readonly (readonly [string, string])[];
  readonly example: Example;
};

/** How a query parameter reads, its default included; `undefined` where it has neither. */
export type QueryReader = (name: string) => string | undefined;

/** The answer book of a status, `undefined` where the document declares no such answer. */
export function answerBook(operation: ApiOperation, status: number): AnswerBook | undefined {
  const response = responseOf(operation.responses, status);
  if (response === undefined) return undefined;
  const media = preferredMedia(response);
  if (media === undefined) return { status, response, examples: [] };
  return {
    status,
    response,
    mediaType: media.type,
    ...(media.schema !== undefined && { schema: media.schema }),
    examples: media.examples.map(readName),
  };
}

function readName(example: Example): NamedExample {
  const mark = example.name.indexOf('?');
  const base = mark === -1 ? example.name : example.name.slice(0, mark);
  const conditions = mark === -1 ? [] : [...new URLSearchParams(example.name.slice(mark + 1))];
  return { base, conditions, example };
}

/** The example of the first name that has one; of its variants the one with the most conditions that all hold. */
export function pickExample(
  book: AnswerBook,
  names: readonly string[],
  query: QueryReader,
): NamedExample | undefined {
  for (const name of names) {
    let best: NamedExample | undefined;
    for (const candidate of book.examples) {
      if (candidate.base !== name || (best && candidate.conditions.length <= best.conditions.length))
        continue;
      if (candidate.conditions.every(([param, value]) => query(param) === value)) best = candidate;
    }
    if (best !== undefined) return best;
  }
  return undefined;
}
