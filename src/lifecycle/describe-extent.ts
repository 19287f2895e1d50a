import type { Extent } from './possible-comparison.js';

/** What may stand somewhere, in words: `one of 'a', 'b'`, `an integer from 0 to 100`. */
export function describeExtent(extent: Extent): string {
  if (extent.enum !== undefined) {
    const [first, ...rest] = extent.enum.map(printValue);
    if (rest.length === 0) return `always ${first ?? 'absent'}`;
    return `one of ${[first, ...rest].join(', ')}`;
  }
  const types = extent.types?.join(' or ') ?? 'anything';
  return [types, ...describeLow(extent), ...describeHigh(extent)].join(' ');
}

const printValue = (value: unknown): string =>
  typeof value === 'string' ? `'${value}'` : JSON.stringify(value);

function describeLow({ minimum, exclusiveMinimum }: Extent): readonly string[] {
  if (exclusiveMinimum !== undefined && exclusiveMinimum >= (minimum ?? exclusiveMinimum))
    return [`above ${exclusiveMinimum}`];
  return minimum === undefined ? [] : [`from ${minimum}`];
}

function describeHigh({ maximum, exclusiveMaximum }: Extent): readonly string[] {
  if (exclusiveMaximum !== undefined && exclusiveMaximum <= (maximum ?? exclusiveMaximum))
    return [`below ${exclusiveMaximum}`];
  return maximum === undefined ? [] : [`to ${maximum}`];
}
