import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The worked examples of the language's design page. */
export const examples = ['docling', 'chunkr', 'trace', 'literature', 'factpulse'] as const;

/** One worked example as its YAML says it. */
export function readExample(name: string): unknown {
  return parse(readFileSync(new URL(`../../fixtures/lifecycles/${name}.yaml`, import.meta.url), 'utf8'));
}
