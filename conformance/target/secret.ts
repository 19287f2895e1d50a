import type { Secret } from './target.js';

/** What stands in a record where a secret was. */
export const hiddenSecret = '<credential>';

/** Wraps a value so that neither `JSON.stringify`, a template nor `console.log` shows it: only `reveal` does. */
export function createSecret(value: string): Secret {
  const shown = (): string => hiddenSecret;
  const secret = { reveal: () => value };
  for (const name of ['toString', 'toJSON', Symbol.for('nodejs.util.inspect.custom')])
    Object.defineProperty(secret, name, { value: shown });
  return Object.freeze(secret);
}

/** Whether a header's value is a secret. */
export const isSecret = (value: string | Secret): value is Secret => typeof value !== 'string';

/** The value as it is sent. */
export const revealed = (value: string | Secret): string => (isSecret(value) ? value.reveal() : value);
