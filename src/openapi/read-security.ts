import type { JsonObject, SecurityRequirement, SecurityScheme } from './api.js';
import { isJsonObject, objectOr } from './json-object.js';
import { resolveRef } from './resolve-ref.js';

const readScheme = (name: string, object: JsonObject): SecurityScheme => {
  const { type, in: place, scheme, bearerFormat } = object;
  if (type === 'apiKey' && (place === 'header' || place === 'query' || place === 'cookie')) {
    return { kind: 'apiKey', name, in: place, header: String(object.name) };
  }
  const kind = type === 'http' ? String(scheme).toLowerCase() : '';
  if (kind === 'basic') return { kind: 'basic', name };
  const sendsBearer = kind === 'bearer' || type === 'oauth2' || type === 'openIdConnect';
  if (!sendsBearer) return { kind: 'other', name, type: String(type === 'http' ? scheme : type) };
  return { kind: 'bearer', name, ...(typeof bearerFormat === 'string' ? { format: bearerFormat } : {}) };
};

/** The security schemes of the document by name. OAuth 2 and OpenID Connect are met by their bearer token. */
export const readSecuritySchemes = (document: JsonObject): ReadonlyMap<string, SecurityScheme> => {
  const schemes = objectOr(objectOr(document.components).securitySchemes);
  return new Map(
    Object.entries(schemes).map(([name, value]) => [
      name,
      readScheme(name, objectOr(resolveRef(document, value))),
    ]),
  );
};

const scopesOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** A `security` list. One that allows no credentials at all (`{}` among the others) makes the operation open. */
export const readSecurity = (security: unknown): readonly SecurityRequirement[] => {
  const requirements = (Array.isArray(security) ? security : []).filter(isJsonObject);
  if (requirements.some((requirement) => Object.keys(requirement).length === 0)) return [];
  return requirements.map(
    (requirement) => new Map(Object.entries(requirement).map(([name, scopes]) => [name, scopesOf(scopes)])),
  );
};
