import { joinPointers, setAt } from '../../src/lifecycle/pointer.js';
import { payloadPointer } from '../../src/lifecycle/read-state.js';
import type { Api } from '../../src/openapi/api.js';
import type { Reply } from '../../src/simulator/call.js';
import type { CompiledOperation } from '../../src/simulator/compile-operation.js';
import { textReply } from '../../src/simulator/error-reply.js';
import { successOf } from './roles.js';

/** The document's example of a task that is done, with that id in it: an answer that knows nothing of any task. */
export function sampleAnswer(api: Api, compiled: CompiledOperation, id: string): Reply {
  const { lifecycle } = api;
  const { success, spec } = compiled;
  const { status, mediaType } = success;
  if (mediaType === undefined) return { status, headers: {} };
  const done = successOf(api) ?? '';
  const example = success.examples.find(({ base }) => base.split('.')[0] === done) ?? success.examples[0];
  const body = example?.example.value ?? compiled.sample(success);
  const role = lifecycle.fields.id;
  if (role === undefined || !spec.snapshot || spec.lifecycle?.lists !== undefined) {
    return textReply(status, mediaType, body);
  }
  const at = payloadPointer(lifecycle, joinPointers({ text: '', tokens: [] }, role));
  return textReply(status, mediaType, setAt(body, at, /^\d+$/.test(id) ? Number(id) : id));
}
