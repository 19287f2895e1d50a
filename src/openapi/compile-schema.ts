import type { Ajv2020, ErrorObject } from 'ajv/dist/2020.js';
import type { JsonObject, Schema } from './api.js';
import { DocumentError } from './document-error.js';
import { loadAjv } from './lazy-packages.js';
import { mapObjects, refsOf } from './walk-document.js';

/** Empty: the value fits. */
export type Validate = (value: unknown) => readonly ErrorObject[];

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
const prepare = (object: JsonObject): JsonObject => {
  const { $ref } = object;
  const kept = Object.entries(object).filter(([name]) => !dropped.has(name) && !name.startsWith('x-'));
  const local = typeof $ref === 'string' && $ref.startsWith('#');
  return { ...Object.fromEntries(kept), ...(local ? { $ref: `${documentId}${$ref}` } : {}) };
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

const createAjv = (document: JsonObject): Ajv2020 => {
  const { Ajv2020: Ajv, addFormats } = loadAjv();
  const ajv = new Ajv({
    ...{
      strict: false,
      allErrors: true,
      verbose: true,
      validateSchema: false,
      logger: false,
      addUsedSchema: false,
    },
    // Code made shorter takes half as long again to make, and the first call of an operation waits for it.
    code: { regExp: toRegExp, optimize: false },
  });
  addFormats(ajv);
  ajv.addSchema(mapObjects(referredPart(document), prepare) as JsonObject, documentId);
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

const createCompiler = (document: JsonObject): SchemaCompiler => {
  let ajv: Ajv2020 | undefined;
  const build = (schema: Schema): Validate => {
    if (typeof schema === 'boolean' && schema) return () => [];
    try {
      ajv ??= createAjv(document);
      const validate = ajv.compile(mapObjects(schema, prepare) as Schema);
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

const compilers = new WeakMap<JsonObject, SchemaCompiler>();

/** The compiler of a document; one and the same for each document. */
export const schemaCompiler = (document: JsonObject): SchemaCompiler => {
  const known = compilers.get(document);
  if (known !== undefined) return known;
  const compiler = createCompiler(document);
  compilers.set(document, compiler);
  return compiler;
};
