import type { ApiOperation } from './api.js';
import { loadDistance } from './lazy-packages.js';

const shown = 3;

/** The template with its parameters filled from the path that was asked for, so that ids do not count as differences. */
const filled = (template: string, path: readonly string[]): string =>
  template
    .split('/')
    .map((segment, at) => (segment.includes('{') ? (path[at] ?? segment) : segment))
    .join('/');

/** The known `METHOD /path` that a request most likely meant, nearest first. */
export const nearRoutes = (
  operations: readonly ApiOperation[],
  method: string,
  path: string,
): readonly string[] => {
  const distance = loadDistance();
  const segments = path.split('/');
  const scored = operations.map((operation) => {
    const candidate = `${operation.method} ${filled(operation.path, segments)}`;
    return {
      route: `${operation.method} ${operation.path}`,
      edits: distance(`${method} ${path}`, candidate),
    };
  });
  const sorted = scored.toSorted((one, other) => one.edits - other.edits);
  return sorted.slice(0, shown).map(({ route }) => route);
};
