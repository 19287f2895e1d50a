import type { BuiltRequest } from '../random/build-request.js';

/** Sends over HTTP what was built for the simulator's core. */
export async function sendCall(baseUrl: string, { head, body }: BuiltRequest): Promise<Response> {
  const { 'content-length': _, 'content-type': type, ...headers } = head.headers as Record<string, string>;
  const sent = bodyOf(body);
  return fetch(`${baseUrl}${head.path}${head.query === '' ? '' : `?${head.query}`}`, {
    method: head.method,
    // `fetch` gives a form its boundary.
    headers: { ...headers, ...(type !== undefined && body.kind !== 'form' && { 'content-type': type }) },
    ...(sent !== undefined && { body: sent }),
  });
}

function bodyOf(body: BuiltRequest['body']): string | FormData | undefined {
  switch (body.kind) {
    case 'json':
      return JSON.stringify(body.value);
    case 'form':
      return formOf(body.fields);
    case 'text':
      return body.text;
    default:
      return undefined;
  }
}

function formOf(fields: Readonly<Record<string, unknown>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    const isFile = typeof value === 'object' && value !== null;
    form.set(name, isFile ? new File(['# Notes'], 'notes.md', { type: 'text/markdown' }) : String(value));
  }
  return form;
}
