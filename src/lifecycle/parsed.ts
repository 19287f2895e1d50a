/** What reading a piece of text gives: the value, or what is wrong with it and what to write instead. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly message: string; readonly hint: string };

/** The piece of text was read. */
export const read = <T>(value: T): Parsed<T> => ({ ok: true, value });

/** The piece of text cannot be read. */
export const refuse = (message: string, hint: string): Parsed<never> => ({ ok: false, message, hint });
