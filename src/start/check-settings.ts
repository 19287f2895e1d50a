import type { Api } from '../openapi/api.js';
import { unknownNames } from './check-settings-names.js';
import { SettingsError } from './settings-error.js';
import type { SimulatorSettings } from './simulator-settings.js';

/** Throws a `SettingsError` where the settings do not fit the documents. */
export function checkSettings(apis: readonly Api[], settings: SimulatorSettings): void {
  const problem = sharedName(apis) ?? unknownScheme(apis, settings) ?? unknownNames(apis, settings);
  if (problem !== undefined) throw new SettingsError(problem);
}

/** Each API is served below its name, so names must differ. */
function sharedName(apis: readonly Api[]): string | undefined {
  const names = apis.map(({ name }) => name);
  const name = names.find((candidate, index) => names.indexOf(candidate) !== index);
  return (
    name &&
    `spec: expected documents with names of their own, got two named "${name}". Serve each alone, or rename one of the files.`
  );
}

/** A credential for a scheme that no document has would be taken by nobody. */
function unknownScheme(apis: readonly Api[], { credentials = {} }: SimulatorSettings): string | undefined {
  if (credentials === 'any') return undefined;
  const known = new Set(apis.flatMap(({ securitySchemes }) => [...securitySchemes.keys()]));
  const name = Object.keys(credentials).find((candidate) => !known.has(candidate));
  if (name === undefined) return undefined;
  const schemes =
    known.size === 0 ? 'the document has none' : `the document has ${[...known].sort().join(', ')}`;
  return `credentials: expected the name of a security scheme, got "${name}": ${schemes}. Correct the name, or leave it out.`;
}
