import type { Pointer } from '../../src/lifecycle/model.js';
import { getAt, isAbsent } from '../../src/lifecycle/pointer.js';
import { snapshotPointer } from '../../src/lifecycle/read-state.js';
import type { Api, ApiOperation } from '../../src/openapi/api.js';
import { sampleBody } from '../../src/openapi/sample-body.js';
import { schemaAt } from '../../src/openapi/schema-paths.js';

/** A value that could stand at the snapshot pointer in answers of the operation: from its examples, else made from the schema. */
export function pickValue(api: Api, operation: ApiOperation, pointer: Pointer): unknown {
  const rule = operation.lifecycle;
  if (rule === undefined) return undefined;
  const at = snapshotPointer(api.lifecycle, rule, pointer);
  const examples = [...operation.responses.values()]
    .filter(({ status }) => status.startsWith('2'))
    .flatMap(({ contents }) => [...contents.values()].flatMap((media) => media.examples));
  const shown = examples.map(({ value }) => getAt(value, at)).find((value) => !isAbsent(value));
  if (shown !== undefined) return shown;
  const schema = schemaAt(api, operation, pointer);
  const made = schema === undefined ? undefined : sampleBody(api, schema);
  return isAbsent(made) ? undefined : made;
}
