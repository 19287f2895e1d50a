import type { Parameter } from '../../src/openapi/api.js';
import { type Break, outOfRange } from './break-body.js';
import { otherSpellings } from './coercible-values.js';
import { asText } from './draft-request.js';
import type { RequestChange } from './plan.js';
import type { ListedOperation, Scene } from './scene.js';
import { isNumbered } from './unknown-id.js';

/**
 * Every way to break a parameter that its schema suggests; whether one is really invalid, the document decides. Texts
 * that many take for a number or a boolean, such as `+5` and `yes`, are left out: how a query is read is not as settled.
 */
export const breakParameters = (scene: Scene, operation: ListedOperation): readonly Break[] => [
  ...extendedId(scene, operation),
  ...operation.parameters.flatMap((parameter) => [
    ...missing(parameter),
    ...['not-of-this-type', '1.5', '[1', '{}'].flatMap((value) => put('wrong type', parameter, value)),
    ...outOfRange(scene.api.document, parameter.schema)
      .map(asText)
      .flatMap((value) => put('out of range', parameter, value)),
    ...otherSpellings(scene.api.document, parameter.schema).flatMap((value) =>
      put('other spelling', parameter, value),
    ),
  ]),
];

/** The id of the task at hand with something behind it: who reads only the number before it finds that task. */
function extendedId(scene: Scene, operation: ListedOperation): readonly Break[] {
  const { target } = operation;
  if (target === undefined || target.kind === 'body' || !isNumbered(scene, operation)) return [];
  const { kind: place, name } = target;
  return (['lettered', 'fractional'] as const).map((how) => ({
    kind: 'coercible',
    because: `the ${place} parameter ${name} is a number with ${how === 'lettered' ? 'letters' : 'a fraction'} behind it`,
    changes: [{ kind: 'alter', in: place, name, how }],
  }));
}

function missing({ in: place, name, required }: Parameter): readonly Break[] {
  if (!required || (place !== 'query' && place !== 'header')) return [];
  const because = `the ${place} parameter ${name} is missing`;
  return [{ kind: 'missing', because, changes: [{ kind: 'remove', in: place, name }] }];
}

/** In a path nothing may be empty, or the route would be another one. */
function put(kind: Break['kind'], { in: place, name }: Parameter, value: string): readonly Break[] {
  if (place === 'cookie' || (place !== 'query' && !/^[\x21-\x7e]+$/.test(value))) return [];
  if (place === 'path' && /^\.+$/.test(value)) return [];
  const change: RequestChange = { kind: 'set', in: place, name, value };
  return [{ kind, because: `the ${place} parameter ${name} is ${JSON.stringify(value)}`, changes: [change] }];
}
