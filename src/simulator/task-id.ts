import { drawHex, drawUuid } from '../random/draw.js';

/** The id of the n-th task, in the form of the API's own ids. Always a text; an integer id is written as a number. */
export type IdFormat = (seed: number, sequence: number) => string;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const PREFIXED = /^([A-Za-z][A-Za-z0-9]*[_-])[A-Za-z0-9]+$/;

/** Numbers count up from 1; UUIDs and prefixed ids (`task_abc123`) are drawn from the seed. */
export function idFormat(facts: {
  readonly types: readonly string[];
  readonly format?: string;
  readonly example?: unknown;
}): IdFormat {
  const { types, format, example } = facts;
  if (typeof example === 'number' || (types.includes('integer') && !types.includes('string'))) {
    return (_, sequence) => String(sequence);
  }
  const text = typeof example === 'string' ? example : '';
  const prefix = PREFIXED.exec(text)?.[1];
  if (format === 'uuid' || UUID.test(text) || prefix === undefined) {
    return (seed, sequence) => drawUuid(seed, 'task-id', sequence);
  }
  return (seed, sequence) => `${prefix}${drawHex(16, seed, 'task-id', sequence)}`;
}
