import { type FilePart, isFilePart } from '../../src/openapi/read-form.js';

/** A file of a form with its bytes: what a target file names is read when that is. */
export type LoadedFile = FilePart & { readonly base64: string };

/** Whether a form field is a file whose bytes are known. */
export const isLoadedFile = (value: unknown): value is LoadedFile =>
  isFilePart(value) && 'base64' in value && typeof value.base64 === 'string';

/** What a record keeps of a file: its name, type and size. */
export function withoutBytes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBytes);
  if (!isLoadedFile(value)) return value;
  const { base64: _bytes, ...part } = value;
  return part;
}
