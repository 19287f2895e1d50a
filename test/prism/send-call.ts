import type { BuiltRequest } from '../random/build-request.js';

/** Sends a request that was built for the simulator's core over HTTP. */
export async function sendCall(baseUrl: string, request: BuiltRequest): Promise<Response> {
  const { method, path, query, headers } = request.head;
  const { 'content-length': _, 'content-type': type, ...rest } = headers as Record<string, string>;
  const isForm = request.body.kind === 'form';
  const body = bodyOf(request);
  return fetch(`${baseUrl}${path}${query === '' ? '' : `?${query}`}`, {
    method,
    headers: { ...rest, ...(type !== undefined && !isForm && { 'content-type': type }) },
    ...(body !== undefined && { body }),
  });
}

function bodyOf({ body }: BuiltRequest): string | FormData | undefined {
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
