/** A JSON Schema (2020-12) of the part that `checkValue` knows. `title` says in words what is expected. */
export type ValueSchema = {
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly items?: ValueSchema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | ValueSchema;
  readonly anyOf?: readonly ValueSchema[];
};

/** The object of a fault's parameters: no others, and none is required. */
export const closedParameters = (properties: Readonly<Record<string, ValueSchema>>) =>
  ({ type: 'object', additionalProperties: false, properties }) as const satisfies ValueSchema;

/** What a title says of a duration; values with it are read into milliseconds. */
export const DURATION = 'a duration such as 500ms, 5s, 2m or 1h, or milliseconds';
/** What a title says of a time that HTTP counts in seconds; values with it are read into seconds. */
export const SECONDS = 'a duration such as 2s or 1m, or seconds';
/** What a title says of an instant; values with it are read into Unix milliseconds. */
export const INSTANT = 'an instant such as 2025-01-01T00:00:00Z, or Unix milliseconds';
/** What a title says of a distribution of durations; values with it are read into a `Distribution`. */
export const DISTRIBUTION =
  'a duration such as 200ms, a range such as 100ms..300ms, {median, sigma}, or {p50, p99} such as {p50: 80ms, p99: 2s}';

const durationValue = {
  title: DURATION,
  type: ['number', 'string'],
  minimum: 0,
  pattern: '^\\d+(\\.\\d+)?(ms|s|m|h|d)$',
} as const satisfies ValueSchema;

type Said<T> = { readonly description: string; readonly default?: T };

const said = <T>(description: string, preset: T | undefined): Said<T> =>
  preset === undefined ? { description } : { description, default: preset };

/** A duration: a text with a unit, or milliseconds. */
export const duration = (description: string, preset?: string | number): ValueSchema => ({
  ...durationValue,
  ...said(description, preset),
});

/** A duration as HTTP has it: a text with a unit, or seconds. */
export const seconds = (description: string, preset?: string | number): ValueSchema => ({
  ...durationValue,
  title: SECONDS,
  ...said(description, preset),
});

/** An instant: an RFC 3339 text, or Unix milliseconds. */
export const instant = (description: string): ValueSchema => ({
  title: INSTANT,
  type: ['integer', 'string'],
  pattern: '^\\d{4}-\\d{2}-\\d{2}[Tt ]\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?([Zz]|[+-]\\d{2}:\\d{2})$',
  ...said(description, undefined),
});

/** A duration, fixed or drawn. */
export const distribution = (description: string, preset?: string | number): ValueSchema => ({
  title: DISTRIBUTION,
  anyOf: [durationValue, rangeValue, ...drawnDurations],
  ...said(description, preset),
});

const rangeValue: ValueSchema = {
  type: 'string',
  pattern: '^\\d+(\\.\\d+)?(ms|s|m|h|d)\\.\\.\\d+(\\.\\d+)?(ms|s|m|h|d)$',
};

const drawnObject = (
  type: string,
  needed: Readonly<Record<string, ValueSchema>>,
  more: Readonly<Record<string, ValueSchema>> = {},
): ValueSchema => ({
  type: 'object',
  additionalProperties: false,
  properties: { type: { const: type }, ...needed, ...more },
  required: Object.keys(needed),
});

const drawnDurations: readonly ValueSchema[] = [
  drawnObject('fixed', { value: durationValue }),
  drawnObject('uniform', { min: durationValue, max: durationValue }),
  drawnObject(
    'lognormal',
    { median: durationValue, sigma: { title: 'a number from 0', type: 'number', minimum: 0 } },
    { max: durationValue },
  ),
  drawnObject('lognormal', { p50: durationValue, p99: durationValue }, { max: durationValue }),
];

/** One of these texts. */
export const choice = <T extends string>(
  description: string,
  values: readonly T[],
  preset: T,
): ValueSchema => ({
  title: `one of ${values.join(', ')}`,
  type: 'string',
  enum: values,
  ...said(description, preset),
});

type Bounds = { readonly min: number; readonly max?: number; readonly preset?: number };

/** A whole number within bounds, both included. */
export const whole = (description: string, { min, max, preset }: Bounds): ValueSchema => ({
  title: max === undefined ? `a whole number from ${min}` : `a whole number from ${min} to ${max}`,
  type: 'integer',
  minimum: min,
  ...(max !== undefined && { maximum: max }),
  ...said(description, preset),
});

/** A number from 0 to 1. */
export const share = (description: string, preset?: number): ValueSchema => ({
  title: 'a number from 0 to 1',
  type: 'number',
  minimum: 0,
  maximum: 1,
  ...said(description, preset),
});

/** True or false. */
export const flag = (description: string, preset: boolean): ValueSchema => ({
  title: 'true or false',
  type: 'boolean',
  ...said(description, preset),
});

/** Any text that is not empty. */
export const text = (description: string, preset?: string): ValueSchema => ({
  title: 'a text',
  type: 'string',
  minLength: 1,
  ...said(description, preset),
});
