import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBody } from './decode-body.js';

const decode = (text: string, type?: string) => decodeBody(Buffer.from(text), type);

const BOUNDARY = 'taskdouble-boundary';
const MULTIPART = `multipart/form-data; boundary=${BOUNDARY}`;
const END = `--${BOUNDARY}--\r\n`;

type Part = { readonly name: string; readonly value: string; readonly file?: string; readonly type?: string };

function part({ name, value, file, type }: Part): string {
  const filename = file === undefined ? '' : `; filename="${file}"`;
  const contentType = type === undefined ? '' : `\r\nContent-Type: ${type}`;
  return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${filename}${contentType}\r\n\r\n${value}\r\n`;
}

const multipart = (parts: readonly Part[]) => decode(parts.map(part).join('') + END, MULTIPART);

test('no bytes are an empty body, whatever the content type says', async () => {
  for (const type of [undefined, 'application/json', MULTIPART]) {
    expect(await decode('', type)).toEqual({ kind: 'empty' });
  }
});

test.each([
  ['application/json', '{"a":[1]}', { a: [1] }],
  ['Application/JSON; charset=utf-8', '"ä"', 'ä'],
  ['application/merge-patch+json', 'null', null],
  ['application/json', ' 5 ', 5],
])('%s with %s is JSON', async (type, text, value) => {
  expect(await decode(text, type)).toEqual({ kind: 'json', value });
});

test.each(['{"a":', '{a:1}', 'nope', '{"a":1}}', "{'a':1}", '\u0000'])(
  '%j is no JSON, and it is said why',
  async (text) => {
    const body = await decode(text, 'application/json');
    expect(body).toEqual({ kind: 'malformed', message: expect.stringMatching(/^Expected JSON: .+\.$/) });
  },
);

test('any JSON value is read as it was written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const text = JSON.stringify(value);
      expect(await decode(text, 'application/json')).toEqual({ kind: 'json', value: JSON.parse(text) });
    }),
    { numRuns: 100 },
  );
});

test.each([undefined, 'text/plain', 'application/octet-stream', 'text/json; charset=x'])(
  'with the content type %s a body is text',
  async (type) => {
    expect(await decode('{"a":1}', type)).toEqual({ kind: 'text', text: '{"a":1}' });
  },
);

const FORM = 'application/x-www-form-urlencoded; charset=utf-8';

test.each<[string, object]>([
  ['a=1&b=two+words&c=%C3%A4', { a: '1', b: 'two words', c: 'ä' }],
  ['a=1&b=2&a=3', { a: ['1', '3'], b: '2' }],
  ['a&b=&=c', { a: '', b: '', '': 'c' }],
  ['a=%zz', { a: '%zz' }],
  ['c=ä', { c: 'ä' }],
  ['&&', {}],
  ['constructor=1', { constructor: '1' }],
])('the form %s has the fields %j', async (text, fields) => {
  expect(await decode(text, FORM)).toEqual({ kind: 'form', fields });
});

test('form fields are read as they were written, repeated ones as a list in order', async () => {
  const pairs = fc.array(fc.tuple(fc.constantFrom('a', 'b', '__proto__', 'ü &='), fc.string()), {
    minLength: 1,
  });
  await fc.assert(
    fc.asyncProperty(pairs, async (some) => {
      const body = await decode(new URLSearchParams(some).toString(), FORM);
      if (body.kind !== 'form') throw new Error(`Expected a form, got ${body.kind}.`);
      const names = [...new Set(some.map(([name]) => name))];
      expect(Object.keys(body.fields)).toEqual(names);
      for (const name of names) {
        const values = new URLSearchParams(some).getAll(name);
        expect(body.fields[name]).toEqual(values.length === 1 ? values[0] : values);
      }
    }),
    { numRuns: 100 },
  );
});

/** What decoding costs the processor: time in which the machine stands still does not count. */
async function workMs(text: string): Promise<number> {
  const before = process.cpuUsage();
  await decode(text, FORM);
  return process.cpuUsage(before).user / 1_000;
}

test('a name that is repeated is no more work than as many names', async () => {
  const repeated = 'a=1&'.repeat(50_000);
  const body = await decode(repeated, FORM);
  expect(body.kind === 'form' && (body.fields['a'] as string[]).length).toBe(50_000);
  const different = await workMs(Array.from({ length: 50_000 }, (_, at) => `${at}=1&`).join(''));
  // A list that is copied for each further value is hundreds of times the work. Small times are coarse.
  expect(await workMs(repeated)).toBeLessThan(20 * Math.max(different, 20));
});

test('multipart fields and files are read, a file as its name, type and size', async () => {
  const body = await multipart([
    { name: 'options', value: '{"ocr":true}', type: 'application/json' },
    { name: 'größe', value: 'ä\r\nb' },
    { name: 'file', value: 'äb', file: 'a b.pdf', type: 'application/pdf' },
    { name: 'empty', value: '', file: '', type: 'application/octet-stream' },
  ]);
  expect(body).toEqual({
    kind: 'form',
    fields: {
      options: '{"ocr":true}',
      größe: 'ä\r\nb',
      file: { filename: 'a b.pdf', contentType: 'application/pdf', size: 3 },
      empty: { filename: '', contentType: 'application/octet-stream', size: 0 },
    },
  });
});

test('a part of bytes without a file name is a file without a name', async () => {
  expect(await multipart([{ name: 'f', value: 'abc', type: 'application/octet-stream' }])).toEqual({
    kind: 'form',
    fields: { f: { filename: '', contentType: 'application/octet-stream', size: 3 } },
  });
});

test('a name that is repeated becomes a list in the order of the parts, files and fields alike', async () => {
  const file = { filename: 'x.txt', contentType: 'text/plain', size: 2 };
  const body = await multipart([
    { name: 'a', value: '1' },
    { name: 'a', value: 'xx', file: 'x.txt', type: 'text/plain' },
    { name: 'b', value: '2' },
    { name: 'a', value: '3' },
  ]);
  expect(body).toEqual({ kind: 'form', fields: { a: ['1', file, '3'], b: '2' } });
});

test('large files and values and long names are read to their end', async () => {
  const name = 'n'.repeat(500);
  const body = await multipart([
    { name: 'file', value: 'x'.repeat(3_000_000), file: 'big.bin', type: 'application/octet-stream' },
    { name, value: 'y'.repeat(2_000_000) },
  ]);
  if (body.kind !== 'form') throw new Error(`Expected a form, got ${body.kind}.`);
  expect(body.fields['file']).toMatchObject({ size: 3_000_000 });
  expect((body.fields[name] as string).length).toBe(2_000_000);
});

test('fields called like members that every object has are fields like any other', async () => {
  for (const body of [
    await multipart([
      { name: '__proto__', value: '1' },
      { name: 'constructor', value: '2' },
    ]),
    await decode('__proto__=1&constructor=2', FORM),
  ]) {
    if (body.kind !== 'form') throw new Error(`Expected a form, got ${body.kind}.`);
    expect(Object.entries(body.fields)).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ]);
    expect(Object.getPrototypeOf(body.fields)).toBe(Object.prototype);
  }
});

const field = part({ name: 'a', value: '1' });
const file = part({ name: 'f', value: 'DATA', file: 'x.pdf', type: 'application/pdf' });

test.each([
  ['no boundary in the content type', field + END, 'multipart/form-data'],
  ['another boundary', field.replaceAll(BOUNDARY, 'other'), MULTIPART],
  ['nothing but text', 'hello', MULTIPART],
  ['no end', field, MULTIPART],
  ['an end in the middle of a field', field.slice(0, -3), MULTIPART],
  ['an end in the middle of a file', file.slice(0, -5), MULTIPART],
  ['an end after a file', file, MULTIPART],
  ['an end in the middle of the headers', field.slice(0, 30), MULTIPART],
  ['line ends without carriage returns', (field + END).replaceAll('\r\n', '\n'), MULTIPART],
  ['a part without a name', field.replace('; name="a"', '') + END, MULTIPART],
])('a multipart body with %s is malformed, and it is said why', async (_, text, type) => {
  expect(await decode(text, type)).toEqual({
    kind: 'malformed',
    message: expect.stringMatching(/^Expected multipart\/form-data: .+\.$/),
  });
});

test('a multipart body that is cut anywhere is malformed, and never half a form', async () => {
  const whole = file + field + file + END;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: whole.length - 5 }), async (length) => {
      expect((await decode(whole.slice(0, length), MULTIPART)).kind).toBe('malformed');
    }),
    { numRuns: 200 },
  );
});

test('whatever the bytes are, decoding them comes to an end', async () => {
  const types = fc.constantFrom(
    MULTIPART,
    'multipart/form-data; boundary=',
    FORM,
    'application/json',
    'x',
    undefined,
  );
  const text = fc.array(fc.oneof(fc.constantFrom(`--${BOUNDARY}`, '\r\n', END, field, file), fc.string()));
  await fc.assert(
    fc.asyncProperty(text, types, async (pieces, type) => {
      const kinds = ['empty', 'json', 'form', 'text', 'malformed'];
      expect(kinds).toContain((await decode(pieces.join(''), type)).kind);
    }),
    { numRuns: 300 },
  );
});
