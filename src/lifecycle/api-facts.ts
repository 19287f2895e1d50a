import type { Pointer } from './model.js';

/** What the lint must know of the OpenAPI document: plain data and pure look-ups, implemented by src/openapi. */

export type ParameterFacts = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'cookie';
  /** Where it stands in the document. */
  readonly pointer: string;
};

/** A type of JSON Schema. */
export type JsonType = 'null' | 'boolean' | 'number' | 'integer' | 'string' | 'array' | 'object';

/**
 * What a schema asks of the value at a pointer, never narrower than the schema itself: each value the schema
 * permits there satisfies every member given here. For alternatives (`anyOf`, `oneOf`) that is their hull; what
 * is not known is left out. References are resolved; `const` is an `enum` of one.
 */
export type Constraints = {
  /** Where the schema of the value stands in the document. */
  readonly pointer: string;
  /** Absent: any type. A nullable value includes `null`. */
  readonly types?: readonly JsonType[];
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
};

/** One response or request body schema; pointers start at the raw body (envelope included), `*` is any index or member. */
export type BodyFacts = {
  /**
   * Whether a body may carry the pointer: its way is spelled out by `properties`, `prefixItems`, `items` or
   * `additionalProperties`, or it ends inside an object or array whose members the schema leaves open.
   */
  declares(pointer: Pointer): boolean;
  /** The member names that the schema spells out for the object at the pointer; empty where there are none. For hints. */
  membersAt(pointer: Pointer): readonly string[];
  /** Absent: nothing is known of the value there. */
  constraintsAt(pointer: Pointer): Constraints | undefined;
};

/** A named example of a response, and where it stands in the document. */
export type ExampleFacts = { readonly name: string; readonly pointer: string };

/** What the document says of one operation. */
export type OperationFacts = {
  /** `METHOD /path`, the path exactly as in `paths`. */
  readonly route: string;
  readonly operationId?: string;
  /** Upper case. */
  readonly method: string;
  /** Where the Operation Object stands: `/paths/~1v1~1tasks/get`. */
  readonly pointer: string;
  /** Those of the path item included. */
  readonly parameters: readonly ParameterFacts[];
  /** Declared statuses as written: `'200'`, `'4XX'`, `'default'`. */
  readonly statuses: readonly string[];
  /** Headers that the responses declare, each with its status, as written. */
  readonly responseHeaders: readonly { readonly status: string; readonly name: string }[];
  /** The JSON body of the 2xx responses (several: the union). Absent: none has a JSON body. */
  readonly answer?: BodyFacts;
  /** The request body (JSON or form). Absent: the operation takes none. */
  readonly request?: BodyFacts;
  /** The named `examples` of the 2xx JSON responses. */
  readonly examples: readonly ExampleFacts[];
};

/** What the document says, as far as the lint asks. */
export type ApiFacts = { readonly operations: readonly OperationFacts[] };

/** The operation a key of the lifecycle means: an operationId, or `METHOD /path`. */
export const findOperation = (facts: ApiFacts, key: string): OperationFacts | undefined =>
  facts.operations.find(({ operationId }) => operationId === key) ??
  facts.operations.find(({ route }) => route === key);
