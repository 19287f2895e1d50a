import type { Lifecycle, Pointer, Shows } from '../lifecycle/model.js';
import { payloadPointer } from '../lifecycle/read-state.js';
import type { ApiOperation, JsonObject } from './api.js';
import { answerSchema, schemaBelow } from './schema-paths.js';

/** What OpenAPI already says of a lifecycle operation. */

type Bound = Pick<ApiOperation, 'parameters' | 'responses' | 'lifecycle'>;

/** The names of the path parameters. */
export const pathParameters = ({ parameters }: Pick<ApiOperation, 'parameters'>): readonly string[] =>
  parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);

/** Where the task's id stands in the request. What creates or lists tasks is not about one that its path names. */
export const inferTarget = (operation: Bound): ApiOperation['target'] => {
  const { lifecycle } = operation;
  if (lifecycle === undefined || lifecycle.target !== undefined) return lifecycle?.target;
  const [name, ...others] = pathParameters(operation);
  if (name === undefined || others.length > 0) return undefined;
  return lifecycle.creates === undefined && lifecycle.lists === undefined
    ? { kind: 'path', name }
    : undefined;
};

const pointersOf = (shows: Shows): readonly Pointer[] => {
  if (shows.kind === 'labels') return [];
  const operands = shows.check.flatMap(({ comparison }) => comparison.operands);
  const compared = operands.flatMap((operand) => (operand.kind === 'pointer' ? [operand.pointer] : []));
  return [...compared, ...[...shows.has, ...shows.lacks].map(({ pointer }) => pointer)];
};

/** Where a state is seen: the state field, else what the predicates of the states look at. */
const statePointers = ({ fields, states }: Lifecycle): readonly Pointer[] =>
  fields.state === undefined
    ? [...states.values()].flatMap(({ shows }) => pointersOf(shows))
    : [fields.state];

/** Whether a successful answer describes one task. */
export const inferSnapshot = (document: JsonObject, lifecycle: Lifecycle, operation: Bound): boolean => {
  const rule = operation.lifecycle;
  if (rule === undefined) return false;
  if (rule.snapshot !== undefined) return rule.snapshot;
  const answer = rule.lists === undefined ? answerSchema(operation) : undefined;
  if (answer === undefined) return false;
  return statePointers(lifecycle).some((pointer) => {
    const { tokens } = payloadPointer(lifecycle, pointer);
    return schemaBelow(document, answer, tokens) !== undefined;
  });
};
