import { basename } from 'node:path';
import type { ApiOperation } from '../../src/openapi/api.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { isJsonType } from '../../src/openapi/media-type.js';
import type { LoadedFile } from './loaded-file.js';
import type { TargetReading } from './parse-target.js';

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  gif: 'image/gif',
  html: 'text/html',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  md: 'text/markdown',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  xml: 'application/xml',
  zip: 'application/zip',
};

/** The body of a recipe, where it is a form with the files that it names (`{file: path}`) in it. One that cannot be read is reported. */
export function parseFiles(
  body: unknown,
  { operation, at }: { readonly operation: ApiOperation; readonly at: string },
  reading: TargetReading,
): unknown {
  if (!isJsonObject(body) || !takesForm(operation)) return body;
  const read = (value: unknown, place: string): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => read(item, `${place}/${index}`));
    return isJsonObject(value) && typeof value.file === 'string'
      ? readOne({ ...value, file: value.file }, place, reading)
      : value;
  };
  const fields = Object.entries(body).map(([name, value]) => {
    const token = name.replaceAll('~', '~0').replaceAll('/', '~1');
    return [name, read(value, `${at}/body/${token}`)];
  });
  return Object.fromEntries(fields);
}

/** Where JSON is possible too, JSON is what is sent. */
const takesForm = ({ requestBody }: ApiOperation): boolean => {
  const types = [...(requestBody?.contents.keys() ?? [])];
  return types.includes('multipart/form-data') && !types.some(isJsonType);
};

type Named = { readonly file: string; readonly filename?: unknown; readonly contentType?: unknown };

function readOne(
  { file, filename, contentType }: Named,
  at: string,
  { readFile, report }: TargetReading,
): LoadedFile | undefined {
  const bytes = readFile(file);
  if (bytes === undefined) {
    report({
      code: 'missing-file',
      at: `${at}/file`,
      message: `expected a file that can be read, got "${file}"`,
      hint: 'Correct the path: it is relative to the target file.',
    });
    return undefined;
  }
  const name = typeof filename === 'string' ? filename : basename(file);
  const type = TYPES[/\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';
  return {
    filename: name,
    contentType: typeof contentType === 'string' ? contentType : type,
    size: bytes.length,
    base64: bytes.toString('base64'),
  };
}
