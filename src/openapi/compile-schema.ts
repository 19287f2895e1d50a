import type { Ajv2020, ErrorObject } from 'ajv/dist/2020.js';
import type { JsonObject, Schema } from './api.js';
import { DocumentError } from './document-error.js';
import { objectOr } from './json-object.js';
import { loadAjv } from './lazy-packages.js';
import { resolveRef } from './resolve-ref.js';
import { type Change, mapObjects, refsOf, visitObjects } from './walk-document.js';

/** Empty: the value fits. */
export type Validate = (value: unknown) => readonly ErrorObject[];

/**
 * What the schemas are held against: a `readOnly` member need not be in a request, even if it is required, nor a
 * `writeOnly` one in an answer.
 */
export type SchemaUse = 'request' | 'answer';

/** How schemas are compiled. */
export type CompileOptions = {
  readonly use?: SchemaUse;
  /** Whether `format` is asserted, which JSON Schema 2020-12 leaves open. Default true. */
  readonly formats?: boolean;
};

/** Makes validators of the schemas of one document. */
export type SchemaCompiler = {
  /** Compiled when it is first called. A schema that is none throws a `DocumentError` then. */
  readonly compile: (schema: Schema) => Validate;
};

/** Absolute, so that it means the same below any `$id`. */
const documentId = 'https://document.invalid/openapi.json';

/** Words of OpenAPI that assert nothing, and of older drafts that ajv would trip over. */
const dropped: ReadonlySet<string> = new Set([
  'example',
  'examples',
  'discriminator',
  'xml',
  'externalDocs',
  'nullable',
  'id',
]);

/** References are made to lead into the document from wherever the schema stands. */
const prepare =
  (document: JsonObject, use: SchemaUse | undefined): Change =>
  (object) => {
    const { $ref, required } = object;
    const kept = Object.entries(object).filter(([name]) => !dropped.has(name) && !name.startsWith('x-'));
    const local = typeof $ref === 'string' && $ref.startsWith('#');
    const asked = use !== undefined && Array.isArray(required);
    return {
      ...Object.fromEntries(kept),
      ...(asked
        ? { required: required.filter((name) => !isElsewhere(document, { object, name, use })) }
        : {}),
      ...(local ? { $ref: `${documentId}${$ref}` } : {}),
    };
  };

/** Members marked with it stand in the other direction only. */
const markOf = (use: SchemaUse): string => (use === 'request' ? 'readOnly' : 'writeOnly');

type Required = { readonly object: JsonObject; readonly name: unknown; readonly use: SchemaUse };

/** Whether a required member, as the schema or a part of it describes it, stands in the other direction only. */
const isElsewhere = (document: JsonObject, { object, name, use }: Required): boolean => {
  const parts = [object, ...(Array.isArray(object.allOf) ? object.allOf : [])];
  return parts.some((part) => {
    const { properties } = objectOr(resolve(document, part));
    const member = objectOr(properties)[String(name)];
    return [member, resolve(document, member)].some((schema) => objectOr(schema)[markOf(use)] === true);
  });
};

/** What a reference leads to, made absolute or not. */
const resolve = (document: JsonObject, schema: unknown): unknown => {
  const { $ref } = objectOr(schema);
  return typeof $ref === 'string' ? resolveRef(document, { $ref: $ref.replace(documentId, '') }) : schema;
};

/** Patterns of other languages often escape more than Unicode mode permits. */
const toRegExp = Object.assign(
  (pattern: string, flags: string): RegExp => {
    try {
      return new RegExp(pattern, flags);
    } catch {
      return new RegExp(pattern);
    }
  },
  { code: 'new RegExp' },
);

/** The part of the document that schemas refer to: a bundled one may refer to anything, most to components alone. */
const referredPart = (document: JsonObject): JsonObject =>
  refsOf(document).every(({ ref }) => ref.startsWith('#/components/'))
    ? { components: document.components }
    : document;

/** Decimal places to which a value must be a multiple: 19.99 is one of 0.01, as fractions of two it is not. */
const multipleOfPrecision = 6;

const createAjv = (document: JsonObject, { use, formats = true }: CompileOptions): Ajv2020 => {
  const { Ajv2020: Ajv, addFormats } = loadAjv();
  const ajv = new Ajv({
    ...{
      strict: false,
      allErrors: true,
      verbose: true,
      validateSchema: false,
      logger: false,
      addUsedSchema: false,
      validateFormats: formats,
      multipleOfPrecision,
    },
    // Code made shorter takes half as long again to make, and the first call of an operation waits for it.
    code: { regExp: toRegExp, optimize: false },
  });
  addFormats(ajv);
  ajv.addSchema(mapObjects(referredPart(document), prepare(document, use)) as JsonObject, documentId);
  return ajv;
};

const refuse = (error: unknown): DocumentError => {
  const reason = error instanceof Error ? error.message : String(error);
  const message = `a schema of the document cannot be used: ${reason.replace(/\.$/, '')}.`;
  return new DocumentError({
    code: 'openapi/schema',
    message,
    hint: 'Correct it: "taskdouble lint" says where it stands.',
  });
};

const createCompiler = (document: JsonObject, options: CompileOptions): SchemaCompiler => {
  let ajv: Ajv2020 | undefined;
  const build = (schema: Schema): Validate => {
    if (typeof schema === 'boolean' && schema) return () => [];
    try {
      ajv ??= createAjv(document, options);
      const validate = ajv.compile(mapObjects(schema, prepare(document, options.use)) as Schema);
      return (value) => (validate(value) ? [] : (validate.errors ?? []));
    } catch (error) {
      throw refuse(error);
    }
  };
  const built = new WeakMap<object, Validate>();
  const compile = (schema: Schema): Validate => {
    let validate = typeof schema === 'object' ? built.get(schema) : undefined;
    return (value) => {
      if (validate === undefined) {
        validate = build(schema);
        if (typeof schema === 'object') built.set(schema, validate);
      }
      return validate(value);
    };
  };
  return { compile };
};

const compilers = new WeakMap<JsonObject, Map<string, SchemaCompiler>>();

/** The compiler of a document; one and the same for each document and way of compiling. */
export const schemaCompiler = (document: JsonObject, options: CompileOptions = {}): SchemaCompiler => {
  const known = compilers.get(document) ?? new Map<string, SchemaCompiler>();
  compilers.set(document, known);
  const { use, formats = true } = options;
  const marked = use !== undefined && marksOf(document).has(markOf(use));
  const key = `${marked ? use : ''} ${formats}`;
  const compiler = known.get(key) ?? createCompiler(document, { ...(marked ? { use } : {}), formats });
  known.set(key, compiler);
  return compiler;
};

const marks = new WeakMap<JsonObject, ReadonlySet<string>>();

/** Which of `readOnly` and `writeOnly` the document has anywhere: most have neither, and are compiled once. */
const marksOf = (document: JsonObject): ReadonlySet<string> => {
  const known = marks.get(document);
  if (known !== undefined) return known;
  const found = new Set<string>();
  visitObjects(document, ({ readOnly, writeOnly }) => {
    if (readOnly === true) found.add('readOnly');
    if (writeOnly === true) found.add('writeOnly');
  });
  marks.set(document, found);
  return found;
};
