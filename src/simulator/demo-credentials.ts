import type { Api, SecurityScheme } from '../openapi/api.js';
import { type Credentials, demoCredential } from './check-credentials.js';

/** How a request carries what the simulator takes: one text for each scheme, such as `Authorization: Bearer eyJ…`. */
export function demoCredentials(api: Api, credentials: Credentials): readonly string[] {
  if (credentials === 'any')
    return [...api.securitySchemes.values()].map((scheme) => `${carrier(scheme)}: anything well-formed`);
  return [...api.securitySchemes].map(
    ([name, scheme]) =>
      `${carrier(scheme)}: ${scheme.kind === 'bearer' ? 'Bearer ' : ''}${acceptedCredential(scheme, name, credentials)}`,
  );
}

/** A value that the simulator takes for the scheme of this name. */
export function acceptedCredential(scheme: SecurityScheme, name: string, credentials: Credentials): string {
  return (credentials === 'any' ? undefined : credentials[name]) ?? demoCredential(scheme);
}

/** Whether any operation is refused without a credential. */
export function needsCredentials(api: Api): boolean {
  return api.operations.some(
    ({ security }) => security.length > 0 && security.every((requirement) => requirement.size > 0),
  );
}

function carrier(scheme: SecurityScheme): string {
  if (scheme.kind === 'apiKey')
    return scheme.in === 'header' ? scheme.header : `${scheme.in} ${scheme.header}`;
  return 'Authorization';
}
