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
  if (match === null) return isoFormat({ digits: 3, zone: 'Z', separator: 'T' });
  const digits = Math.max(0, (match[1] ?? '.').length - 1);
  const zone = match[2] === undefined ? '' : match[2] === 'Z' ? 'Z' : '+00:00';
  const separator = (example as string).charAt(10);
  return isoFormat({ digits, zone, separator });
}

type IsoForm = { readonly digits: number; readonly zone: string; readonly separator: string };

const DAY_MS = 86_400_000;
const TWO_DIGITS = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'));

/** The date changes once a day, so the last one is kept; the time of day is plain arithmetic. */
function isoFormat({ digits, zone, separator }: IsoForm): TimeFormat {
  let day = Number.NaN;
  let date = '';
  return (ms) => {
    const whole = Math.floor(ms);
    const today = Math.floor(whole / DAY_MS);
    if (today !== day) {
      date = new Date(today * DAY_MS).toISOString().slice(0, -'T00:00:00.000Z'.length);
      day = today;
    }
    const rest = whole - today * DAY_MS;
    const hours = TWO_DIGITS[Math.floor(rest / 3_600_000)];
    const minutes = TWO_DIGITS[Math.floor(rest / 60_000) % 60];
    const seconds = TWO_DIGITS[Math.floor(rest / 1000) % 60];
    return `${date}${separator}${hours}:${minutes}:${seconds}${fraction(rest % 1000, digits)}${zone}`;
  };
}

function fraction(ms: number, digits: number): string {
  return digits === 0 ? '' : `.${String(ms).padStart(3, '0').padEnd(digits, '0').slice(0, digits)}`;
}

function numberFormat(types: readonly string[], example: unknown): TimeFormat {
  if (typeof example === 'number' && example >= MILLISECONDS_FROM) return (ms) => Math.floor(ms);
  const fractional = !types.includes('integer') && typeof example === 'number' && !Number.isInteger(example);
  return (ms) => (fractional ? ms / 1000 : Math.floor(ms / 1000));
}
