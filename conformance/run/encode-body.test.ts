import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBody } from '../../src/http/decode-body.js';
import { encodeBody } from './encode-body.js';

const multipart = { 'content-type': 'multipart/form-data' };

test('a file goes out with its name, its type and its bytes', () => {
  const file = { filename: 'a "b".pdf', contentType: 'application/pdf', size: 4, text: '%PDF' };
  const { headers, bytes } = encodeBody({ headers: multipart, body: { kind: 'form', fields: { file } } });
  const boundary = /boundary=(.+)$/.exec(headers['content-type'] ?? '')?.[1];
  expect(bytes?.toString()).toBe(
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a %22b%22.pdf"\r\ncontent-type: application/pdf\r\n\r\n%PDF\r\n--${boundary}--\r\n`,
  );
  expect(headers['content-length']).toBe(String(bytes?.length));
});

test('no part of a multipart body contains its boundary', () => {
  const plain = encodeBody({ headers: multipart, body: { kind: 'form', fields: { a: '' } } });
  const used = /boundary=(.+)$/.exec(plain.headers['content-type'] ?? '')?.[1] ?? '';
  const clash = encodeBody({ headers: multipart, body: { kind: 'form', fields: { a: `\r\n--${used}--` } } });
  const boundary = /boundary=(.+)$/.exec(clash.headers['content-type'] ?? '')?.[1] ?? '';
  expect(clash.bytes?.toString().split(`--${boundary}`)).toHaveLength(3);
});

test('a boundary that the request names is used', () => {
  const headers = { 'content-type': 'multipart/form-data; boundary="x y"' };
  const { bytes } = encodeBody({ headers, body: { kind: 'form', fields: { a: '1' } } });
  expect(bytes?.toString()).toContain('--x y--');
});

test('what is sent as a form is read as the same form', async () => {
  const field = fc.oneof(fc.string(), fc.array(fc.string(), { minLength: 2, maxLength: 3 }));
  const fields = fc.dictionary(fc.string({ minLength: 1 }), field, { minKeys: 1 });
  await fc.assert(
    fc.asyncProperty(
      fields,
      fc.constantFrom('multipart/form-data', 'application/x-www-form-urlencoded'),
      async (form, type) => {
        fc.pre(type !== 'multipart/form-data' || Object.keys(form).every((name) => !/["%\r\n\\]/.test(name)));
        const { headers, bytes } = encodeBody({
          headers: { 'content-type': type },
          body: { kind: 'form', fields: form },
        });
        const read = await decodeBody(bytes ?? Buffer.alloc(0), headers['content-type']);
        expect(read).toEqual({ kind: 'form', fields: Object.fromEntries(Object.entries(form)) });
      },
    ),
    { numRuns: 200 },
  );
});
