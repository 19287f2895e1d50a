import { createRequire } from 'node:module';
import type { $RefParser } from '@apidevtools/json-schema-ref-parser';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type { FormatsPlugin } from 'ajv-formats';
import type * as JsonPath from 'jsonpath-rfc9535';
import type * as Sampler from 'openapi-sampler';
import type * as Yaml from 'yaml';

/** The heavy packages of this room, each loaded on first use: a status poll needs none of them. */

const load = createRequire(import.meta.url);

/** JSON Schema 2020-12 validation (40 ms to load). */
export const loadAjv = (): { readonly Ajv2020: typeof Ajv2020; readonly addFormats: FormatsPlugin } => ({
  Ajv2020: load('ajv/dist/2020.js').Ajv2020,
  addFormats: load('ajv-formats').default,
});

/** YAML with positions (25 ms to load). */
export const loadYaml = (): typeof Yaml => load('yaml');

/** Values from schemas (6 ms to load). */
export const loadSampler = (): typeof Sampler => load('openapi-sampler');

/** JSONPath queries of overlays (15 ms to load). */
export const loadJsonPath = (): typeof JsonPath => load('jsonpath-rfc9535');

/** References between files (80 ms to load). */
export const loadRefParser = (): typeof $RefParser => load('@apidevtools/json-schema-ref-parser').$RefParser;

/** Edit distance of two strings. */
export const loadDistance = (): ((one: string, other: string) => number) =>
  load('fastest-levenshtein').distance;
