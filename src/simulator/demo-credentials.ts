import type { Api, SecurityScheme } from '../openapi/api.js';
import { type Credentials, demoCredential } from './check-credentials.js';

/** How a request carries what the simulator takes: one text for each scheme, such as `Authorization: Bearer eyJ…`. */
export function demoCredentials(api: Api, credentials: Credentials): readonly string[] {
  if (credentials === 'any')
    return [...api.securitySchemes.values()].map((scheme) => `${carrier(scheme)}: anything well-formed`);
  return [...api.securitySchemes].map(([name, scheme]) => {
    const value = credentials[name] ?? demoCredential(scheme);
    return `${carrier(scheme)}: ${scheme.kind === 'bearer' ? 'Bearer ' : ''}${value}`;
  });
}

function carrier(scheme: SecurityScheme): string {
  if (scheme.kind === 'apiKey')
    return scheme.in === 'header' ? scheme.header : `${scheme.in} ${scheme.header}`;
  return 'Authorization';
}
