import type { Api, ApiOperation } from '../../src/openapi/api.js';
import { acceptRule, isAlwaysOpen, securityRule } from '../../src/openapi/api-rules.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { isFormType, isJsonType } from '../../src/openapi/media-type.js';
import { sampleRequest } from '../../src/openapi/sample-request.js';
import { constraintsOf } from '../../src/openapi/schema-constraints.js';
import { memberNames, memberSchema } from '../../src/openapi/schema-step.js';
import { type Defect, wrappedDefect as defect } from './defect.js';
import { flawOf, mendInput } from './mend-request.js';
import type { Around, Ask, Handle, Inside } from './server.js';

/** Servers that refuse what they must take. */
export const defectsOfRefusals = (api: Api): readonly Defect[] => [
  ...api.operations
    .filter(isAlwaysOpen)
    .flatMap((operation) => [...members(api, operation), ...parameters(operation)]),
  ...keys(api),
];

/** Requests with an optional member that the sample does not have, and with the greatest number that a member may be. */
function members(api: Api, operation: ApiOperation): readonly Defect[] {
  const { key, requestBody } = operation;
  const media = [...(requestBody?.contents.values() ?? [])].find(
    ({ type }) => isJsonType(type) || isFormType(type),
  );
  const { schema } = media ?? {};
  const { body } = sampleRequest(api, operation);
  if (schema === undefined || !isJsonObject(body)) return [];
  const names = memberNames(api.document, schema);
  const optional = names.filter((name) => !Object.hasOwn(body, name)).at(-1);
  const greatest = names.flatMap((name) => {
    const member = memberSchema(api.document, schema, name);
    const most = member === undefined ? undefined : constraintsOf(api.document, member)?.maximum;
    return most === undefined ? [] : [{ name, most }];
  });
  const has = (name: string, fits: (value: unknown) => boolean): Around =>
    refusing(operation, ({ body: sent }) => {
      const value = sent.kind === 'json' ? sent.value : sent.kind === 'form' ? sent.fields : undefined;
      return isJsonObject(value) && Object.hasOwn(value, name) && fits(value[name]);
    });
  return [
    ...(optional === undefined
      ? []
      : [
          defect(
            {
              name: `${key} refuses any ${optional}`,
              operator: 'optional-refused',
              breaks: `${key} refuses every request that gives the optional ${optional}.`,
              ruleMeant: [acceptRule(operation)],
            },
            has(optional, () => true),
          ),
        ]),
    ...greatest.map(({ name, most }) =>
      defect(
        {
          name: `${key} refuses the greatest ${name}`,
          operator: 'end-refused',
          breaks: `${key} refuses ${most} as ${name}, which is the greatest that the document permits.`,
          ruleMeant: [acceptRule(operation)],
        },
        has(name, (value) => value === most),
      ),
    ),
  ];
}

/** Requests with one of its optional query parameters. */
const parameters = (operation: ApiOperation): readonly Defect[] =>
  operation.parameters
    .filter(({ in: place, required }) => place === 'query' && !required && canRefuse(operation))
    .map(({ name }) =>
      defect(
        {
          name: `${operation.key} refuses any ${name}`,
          operator: 'optional-refused',
          breaks: `${operation.key} refuses every request that gives the optional parameter ${name}.`,
          ruleMeant: [acceptRule(operation)],
        },
        refusing(operation, ({ head }) => new URLSearchParams(head.query).has(name)),
      ),
    );

/** One right credential in ten is refused. */
function keys(api: Api): readonly Defect[] {
  const guarded = api.operations.filter(({ security, lifecycle }) => lifecycle && security.length > 0);
  if (guarded.length === 0) return [];
  const around: Around = (inside) => {
    let calls = 0;
    return (next) => (ask) => {
      if (
        ask.operation === undefined ||
        !guarded.includes(ask.operation) ||
        flawOf(inside, ask) !== undefined
      )
        return next(ask);
      calls += 1;
      return next(calls % 10 === 0 ? withoutCredential(api, ask) : ask);
    };
  };
  return [
    defect(
      {
        name: 'one right credential in ten is refused',
        operator: 'credential-refused',
        breaks: 'One call in ten is answered 401 though its credential is right.',
        ruleMeant: guarded.map(securityRule),
      },
      around,
    ),
  ];
}

function withoutCredential(api: Api, ask: Ask): Ask {
  const headers: Record<string, string | undefined> = { ...ask.head.headers, authorization: undefined };
  for (const scheme of api.securitySchemes.values())
    if (scheme.kind === 'apiKey') headers[scheme.header.toLowerCase()] = undefined;
  return { ...ask, head: { ...ask.head, headers } };
}

/** Refuses the sound requests of the operation that are so, as its invalid ones are refused. */
const refusing =
  (operation: ApiOperation, isSo: (ask: Ask) => boolean): Around =>
  (inside) =>
  (next) =>
  (ask) =>
    ask.operation?.key === operation.key && isSo(ask) && isSound(inside, ask)
      ? refuse(operation, next, ask)
      : next(ask);

const isSound = (inside: Inside, ask: Ask): boolean =>
  flawOf(inside, ask) === undefined && mendInput(inside, ask) === undefined;

const numeric = ({ parameters: all }: ApiOperation): string | undefined =>
  all.find(({ in: place, schema }) => place === 'query' && isJsonObject(schema) && schema.type === 'integer')
    ?.name;

const canRefuse = (operation: ApiOperation): boolean =>
  operation.requestBody !== undefined || numeric(operation) !== undefined;

function refuse(operation: ApiOperation, next: Handle, ask: Ask): ReturnType<Handle> {
  if (operation.requestBody !== undefined)
    return next({ ...ask, body: { kind: 'malformed', message: 'The request cannot be taken.' } });
  const query = new URLSearchParams(ask.head.query);
  query.set(numeric(operation) ?? '', 'none');
  return next({ ...ask, head: { ...ask.head, query: String(query) } });
}
