/** Writes an instant (Unix milliseconds) the way one field of one API does. */
export type TimeFormat = (ms: number) => string | number;

const ISO = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/;
/** Above this a number of an example can only be milliseconds: as seconds it would be the year 5138. */
const MILLISECONDS_FROM = 100_000_000_000;

/**
 * The format that the field's types and example ask for: Unix seconds or milliseconds, or an ISO 8601 text with the
 * example's separator, fraction digits and zone (none, `Z`, or an offset, which is written as `+00:00`).
 */
export function timeFormat(types: readonly string[], example: unknown): TimeFormat {
  const numeric = types.includes('integer') || types.includes('number');
  if (typeof example === 'number' || (numeric && !types.includes('string')))
    return numberFormat(types, example);
  const match = typeof example === 'string' ? ISO.exec(example) : null;
  if (match === null) return (ms) => new Date(ms).toISOString();
  const digits = Math.max(0, (match[1] ?? '.').length - 1);
  const zone = match[2] === undefined ? '' : match[2] === 'Z' ? 'Z' : '+00:00';
  const separator = (example as string).charAt(10);
  return (ms) => isoText(ms, { digits, zone, separator });
}

function isoText(ms: number, form: { digits: number; zone: string; separator: string }): string {
  const iso = new Date(ms).toISOString();
  const fraction =
    form.digits === 0 ? '' : `.${iso.slice(20, 23).padEnd(form.digits, '0').slice(0, form.digits)}`;
  return `${iso.slice(0, 10)}${form.separator}${iso.slice(11, 19)}${fraction}${form.zone}`;
}

function numberFormat(types: readonly string[], example: unknown): TimeFormat {
  if (typeof example === 'number' && example >= MILLISECONDS_FROM) return (ms) => Math.floor(ms);
  const fractional = !types.includes('integer') && typeof example === 'number' && !Number.isInteger(example);
  return (ms) => (fractional ? ms / 1000 : Math.floor(ms / 1000));
}
