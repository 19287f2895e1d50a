import type { Pointer } from '../lifecycle/model.js';
import { getAt } from '../lifecycle/pointer.js';
import { payloadPointer } from '../lifecycle/read-state.js';
import type { Api, ApiOperation } from '../openapi/api.js';
import { constraintsAt, declares } from '../openapi/schema-paths.js';
import type { AnswerBook } from './answer-book.js';
import type { PlaceFacts } from './role-slots.js';

/** What the document says about a snapshot pointer in an operation's answer; `undefined` where it does not declare it. */
export function findPlace(
  api: Api,
  { spec, book }: { readonly spec: ApiOperation; readonly book: AnswerBook },
  snapshotPointer: Pointer,
): PlaceFacts | undefined {
  if (!declares(api, spec, snapshotPointer)) return undefined;
  const pointer = payloadPointer(api.lifecycle, snapshotPointer);
  const facts = constraintsAt(api, spec, snapshotPointer);
  const example = exampleAt(book, pointer);
  return {
    pointer,
    types: facts?.types ?? [],
    ...(facts?.maximum !== undefined && { maximum: facts.maximum }),
    ...(example !== undefined && { example }),
  };
}

/** The first value that any example shows there. */
function exampleAt(book: AnswerBook, pointer: Pointer): unknown {
  for (const { example } of book.examples) {
    const value = getAt(example.value, pointer);
    if (value !== undefined && value !== null) return value;
  }
  return undefined;
}
