import type { Finding } from '../lifecycle/model.js';
import { printPointer } from '../lifecycle/pointer.js';
import type { JsonObject, SecurityScheme } from './api.js';
import { isJsonObject } from './json-object.js';
import type { DocumentOperation } from './read-operations.js';
import { resolveRef } from './resolve-ref.js';
import { visitObjects } from './walk-document.js';

/** What must be right in the document before a lifecycle can be bound to it. */

const error = (code: string, pointer: string, texts: readonly [string, string]): Finding => ({
  ...{ code: `openapi/${code}`, severity: 'error', pointer },
  message: texts[0],
  hint: texts[1],
});

const checkRefs = (document: JsonObject): readonly Finding[] => {
  const findings: Finding[] = [];
  visitObjects(document, (object, tokens) => {
    const { $ref } = object;
    if (typeof $ref !== 'string' || resolveRef(document, object) !== undefined) return;
    const pointer = printPointer([...tokens, '$ref']);
    const texts = [`the reference "${$ref}" leads to nothing.`, 'Correct it, or add what it names.'] as const;
    findings.push(error('ref', pointer, texts));
  });
  return findings;
};

/** The second of two operations that share what must be unique. */
const repeated = (
  operations: readonly DocumentOperation[],
  shareOf: (operation: DocumentOperation) => string | undefined,
): readonly (readonly [DocumentOperation, DocumentOperation])[] => {
  const first = new Map<string, DocumentOperation>();
  return operations.flatMap((operation) => {
    const shared = shareOf(operation);
    const before = shared === undefined ? undefined : first.get(shared);
    if (shared !== undefined && before === undefined) first.set(shared, operation);
    return before === undefined ? [] : [[before, operation] as const];
  });
};

const checkIds = (operations: readonly DocumentOperation[]): readonly Finding[] =>
  repeated(operations, ({ operationId }) => operationId).map(([first, second]) =>
    error('operation-id', `${second.pointer}/operationId`, [
      `the operationId "${second.operationId}" is already that of ${first.route}.`,
      'Give each operation its own.',
    ]),
  );

const checkRoutes = (operations: readonly DocumentOperation[]): readonly Finding[] =>
  repeated(operations, ({ route }) => route.replace(/\{[^}]*\}/g, '{}')).map(([first, second]) =>
    error('route', second.pointer, [
      `${second.route} and ${first.route} are the same to a client.`,
      'Remove one of the two, or make the paths differ.',
    ]),
  );

const checkSecurity = (
  operations: readonly DocumentOperation[],
  schemes: ReadonlyMap<string, SecurityScheme>,
): readonly Finding[] =>
  operations.flatMap(({ operation, object, pointer, route }) => {
    const names = operation.security.flatMap((requirement) => [...requirement.keys()]);
    const at = isJsonObject(object) && object.security !== undefined ? `${pointer}/security` : '/security';
    return [...new Set(names.filter((name) => !schemes.has(name)))].map((name) =>
      error('security', at, [
        `${route} requires "${name}", which is none of the security schemes.`,
        `Add it under components.securitySchemes: ${[...schemes.keys()].join(', ') || 'there are none'}.`,
      ]),
    );
  });

/** Dead references, operations that share an id or a route, and unknown security schemes. */
export const checkDocument = (
  document: JsonObject,
  operations: readonly DocumentOperation[],
  schemes: ReadonlyMap<string, SecurityScheme>,
): readonly Finding[] => [
  ...checkRefs(document),
  ...checkIds(operations),
  ...checkRoutes(operations),
  ...checkSecurity(operations, schemes),
];
