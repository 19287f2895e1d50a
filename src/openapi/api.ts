import type { Lifecycle, Operation, Pointer } from '../lifecycle/model.js';

/** An OpenAPI 3.1 document with its lifecycle, read once: what simulator and suite both start from. */

export type JsonObject = { readonly [name: string]: unknown };
/** A schema of JSON Schema 2020-12 as it stands in the document. */
export type Schema = JsonObject | boolean;
/** The methods that OpenAPI knows. */
export type Method = 'GET' | 'PUT' | 'POST' | 'DELETE' | 'OPTIONS' | 'HEAD' | 'PATCH' | 'TRACE' | 'QUERY';

/** Where a parameter stands in a request. */
export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie';

/** A parameter of an operation, those of its path item included. */
export type Parameter = {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  /** References into the document are kept (`#/components/…`): resolve with `resolveRef`. */
  readonly schema: Schema;
  readonly explode: boolean;
  /** Absent: what is usual for its place (`form` in query and cookie, `simple` else). `json`: one JSON text. */
  readonly style?: 'spaceDelimited' | 'pipeDelimited' | 'deepObject' | 'label' | 'matrix' | 'json';
  /** What a client would send, where the document shows it beside the schema. */
  readonly example?: unknown;
};

/** `value` is what a client may see; `template` (`x-task-template`) is what the simulator fills in instead. */
export type Example = { readonly name: string; readonly value: unknown; readonly template?: unknown };

/** One media type of a body: its schema and its examples. */
export type Media = {
  /** Lower case, without parameters: `application/json`. */
  readonly type: string;
  readonly schema?: Schema;
  readonly examples: readonly Example[];
};

/** A header that an answer may or must carry. */
export type HeaderSpec = { readonly required: boolean; readonly schema?: Schema; readonly example?: unknown };

/** An answer that the document declares. */
export type ResponseSpec = {
  /** `'200'`, `'4XX'` (upper case) or `'default'`. */
  readonly status: string;
  readonly description: string;
  readonly headers: ReadonlyMap<string, HeaderSpec>;
  readonly contents: ReadonlyMap<string, Media>;
};

/** Scheme name → scopes; every member of one requirement must hold, one requirement of the list suffices. */
export type SecurityRequirement = ReadonlyMap<string, readonly string[]>;

/** How a credential is sent. OAuth 2 and OpenID Connect are met by their bearer token. */
export type SecurityScheme =
  | {
      readonly kind: 'apiKey';
      readonly name: string;
      readonly in: 'header' | 'query' | 'cookie';
      readonly header: string;
    }
  | { readonly kind: 'bearer'; readonly name: string; readonly format?: string }
  | { readonly kind: 'basic'; readonly name: string }
  | { readonly kind: 'other'; readonly name: string; readonly type: string };

/** An operation of the document with what the lifecycle says of it. */
export type ApiOperation = {
  /** The operationId, else `METHOD /path`. */
  readonly key: string;
  readonly method: Method;
  /** The path template as written, with the path of the document's first server in front where that has one. */
  readonly path: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly contents: ReadonlyMap<string, Media> };
  readonly responses: ReadonlyMap<string, ResponseSpec>;
  /** Empty: open. */
  readonly security: readonly SecurityRequirement[];
  /** Absent: the lifecycle does not list it. */
  readonly lifecycle?: Operation;
  /** Where the task's id stands in the request: `lifecycle.target`, else the only path parameter. */
  readonly target?: Operation['target'];
  /** Whether a successful answer describes one task (`lifecycle.snapshot`, else its schema has the state field). */
  readonly snapshot: boolean;
};

/** A document and its lifecycle, read and found sound. */
export type Api = {
  /** A short name for prefixes and messages: `chunkr`. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  /** Bundled: no reference leaves the document. */
  readonly document: JsonObject;
  readonly operations: readonly ApiOperation[];
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  readonly lifecycle: Lifecycle;
};

/**
 * Whether a successful answer of the operation may carry the pointer, by its response schema: the views of
 * docs/lifecycle.md. `snapshotPointer` is relative to the snapshot (envelope and list position already applied).
 */
export type Declares = (operation: ApiOperation, snapshotPointer: Pointer) => boolean;
