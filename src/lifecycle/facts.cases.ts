import type { ApiFacts, BodyFacts, Constraints, JsonType, OperationFacts } from './api-facts.js';
import { escapeToken, printPointer } from './pointer.js';

/** A schema in short: what its members, its items and its values are. Without members or items an object is open. */
export type ShortSchema = {
  readonly type?: JsonType | readonly JsonType[];
  readonly properties?: Readonly<Record<string, ShortSchema>>;
  readonly items?: ShortSchema;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
};

/** An operation in short; path parameters are those of the route. */
export type ShortOperation = {
  readonly operationId?: string;
  readonly query?: readonly string[];
  readonly headers?: readonly string[];
  readonly statuses?: readonly string[];
  readonly answer?: ShortSchema;
  readonly answerHeaders?: readonly string[];
  readonly request?: ShortSchema;
  readonly examples?: readonly string[];
};

/** The facts of a document in short: route → operation. */
export function factsOf(document: Readonly<Record<string, ShortOperation>>): ApiFacts {
  return { operations: Object.entries(document).map(([route, short]) => operationFacts(route, short)) };
}

function operationFacts(route: string, short: ShortOperation): OperationFacts {
  const [method = '', path = ''] = route.split(' ');
  const pointer = `/paths/${escapeToken(path)}/${method.toLowerCase()}`;
  const names = {
    path: [...path.matchAll(/\{(.*?)\}/g)].map(([, name = '']) => name),
    query: short.query ?? [],
    header: short.headers ?? [],
  };
  const places = ['path', 'query', 'header'] as const;
  const parameters = places.flatMap((place) =>
    names[place].map((name) => ({ name, in: place, pointer: `${pointer}/parameters` })),
  );
  return {
    route,
    ...(short.operationId !== undefined && { operationId: short.operationId }),
    method,
    pointer,
    parameters,
    statuses: short.statuses ?? ['200', '404', '4XX'],
    responseHeaders: (short.answerHeaders ?? []).map((name) => ({ status: '200', name })),
    ...(short.answer !== undefined && { answer: bodyFacts(short.answer, `${pointer}/answer`) }),
    ...(short.request !== undefined && { request: bodyFacts(short.request, `${pointer}/request`) }),
    examples: (short.examples ?? []).map((name) => ({
      name,
      pointer: `${pointer}/examples/${escapeToken(name)}`,
    })),
  };
}

function bodyFacts(schema: ShortSchema, pointer: string): BodyFacts {
  const find = (tokens: readonly string[]): ShortSchema | undefined =>
    tokens.reduce<ShortSchema | undefined>(
      (current, token) => current?.properties?.[token] ?? current?.items,
      schema,
    );
  const isOpen = (tokens: readonly string[]): boolean => {
    const found = find(tokens);
    if (found === undefined) return tokens.length > 0 && isOpen(tokens.slice(0, -1));
    return (
      found.properties === undefined &&
      found.items === undefined &&
      (found.type === undefined || found.type === 'object')
    );
  };
  return {
    declares: ({ tokens }) => find(tokens) !== undefined || isOpen(tokens),
    membersAt: ({ tokens }) => Object.keys(find(tokens)?.properties ?? {}),
    constraintsAt: ({ tokens }) => {
      const found = find(tokens);
      return found === undefined
        ? undefined
        : { pointer: pointer + printPointer(tokens), ...constraintsOf(found) };
    },
  };
}

function constraintsOf({ type, enum: values, minimum, maximum }: ShortSchema): Omit<Constraints, 'pointer'> {
  return {
    ...(type !== undefined && { types: typeof type === 'string' ? [type] : type }),
    ...(values !== undefined && { enum: values }),
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  };
}
