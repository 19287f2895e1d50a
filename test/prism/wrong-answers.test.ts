import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { credentialHeaders, walks } from '../walks.js';
import { type Gate, openGate } from './gate.js';
import { openPrismHost, type PrismHost } from './prism-host.js';
import { refereed, specPath } from './refereed.js';

let host: PrismHost;
let upstream: Server;
let gate: Gate | undefined;
let answer: Answer;

type Answer = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
};

beforeAll(async () => {
  host = openPrismHost();
  upstream = createServer((_, response) => {
    const { status = 200, headers, body } = answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', () => resolve()));
  const simulator = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
  const prism = await host.start({
    document: specPath('docling'),
    upstream: simulator,
    validateRequest: false,
  });
  gate = await openGate({ prism, simulator });
});
afterAll(async () => {
  await gate?.close();
  upstream.close();
  await host.close();
});

const pending = { task_id: 'x', status: 'pending', progress: 0, task_meta: null };
const json = (change: object): string => JSON.stringify({ ...pending, ...change });

const wrong: readonly (readonly [what: string, answer: Answer, says: RegExp])[] = [
  ['a member of the wrong type', { body: json({ progress: '0' }) }, /property progress must be integer/],
  ['a missing member', { body: json({ task_id: undefined }) }, /must have required property 'task_id'/],
  [
    'an unknown label',
    { body: json({ status: 'queued' }) },
    /property status must be equal to one of the allowed values/,
  ],
  [
    'a nested member of the wrong type',
    { body: json({ task_meta: { num_docs: 'one' } }) },
    /num_docs must be integer/,
  ],
  ['a status that is not declared', { status: 409, body: '{}' }, /Unable to match the returned status code/],
  [
    'a success that is not declared',
    { status: 201, body: json({}) },
    /Unable to match the returned status code/,
  ],
  [
    'another media type',
    { headers: { 'content-type': 'text/html' }, body: '<p>' },
    /media type \\"text\/html\\" does not match/,
  ],
  ['no body', { body: '' }, /Unexpected end of JSON input/],
  ['half a body', { body: json({}).slice(0, -1) }, /JSON/],
];

it.each(wrong)('Prism objects to %s', async (_, given, says) => {
  answer = given;
  const before = gate!.violations.length;
  await fetch(`${gate!.url}/v1/status/poll/x`);
  expect(gate!.violations.slice(before)).toEqual([
    { call: expect.any(String), says: expect.stringMatching(says) },
  ]);
});

it('Prism does not object to the answer that these were made from', async () => {
  answer = { body: json({}) };
  const before = gate!.violations.length;
  expect((await fetch(`${gate!.url}/v1/status/poll/x`)).status).toBe(200);
  expect(gate!.violations.slice(before)).toEqual([]);
});

/** The simulator serves a changed document, Prism judges by the original. */
const overlays: readonly (readonly [what: string, spec: string, overlay: object, says: RegExp])[] = [
  [
    'an example that breaks the schema',
    'docling',
    {
      '$.components.schemas.TaskStatusResponse.properties.error_message': {
        type: ['string', 'null', 'integer'],
      },
      '$.components.examples.Pending.value': { error_message: 7 },
    },
    /^POST \/v1\/convert\/source\/async 500.*error_message must be string,null/,
  ],
  [
    'a refusal with a status that is not declared',
    'literature',
    {
      "$['x-task-lifecycle'].operations.cancelTask": { else: 409 },
      "$.paths['/api/v1/tasks/{id}/cancel'].post.responses": {
        409: { description: 'Refused.', content: { 'application/json': { schema: { type: 'object' } } } },
      },
    },
    /POST \/api\/v1\/tasks\/1\/cancel 409: openapi\/cancelTask\/answer {2}the status 409 is not declared/,
  ],
];

it.each(overlays)('the referee objects to a simulator that gives %s', async (_, spec, changes, says) => {
  const actions = Object.entries(changes).map(([target, update]) => ({ target, update: update as unknown }));
  const overlay = host.write(`${spec}.overlay.json`, {
    overlay: '1.0.0',
    info: { title: spec, version: '1' },
    actions,
  });
  const walk = walks.find(([name]) => name === spec)![1];
  const { objections } = await refereed(host, { spec, overlays: [overlay] }, ({ sim, url }) =>
    walk({ baseUrl: url, headers: credentialHeaders(sim.mounts[0]!), advance: sim.clock.advance }),
  );
  expect(objections).toContainEqual(expect.stringMatching(says));
});

/**
 * Prism 5.14.2 judges by draft 7: of `prefixItems: [{type: string}, {type: integer}], items: false` it says that `["a", 1]`
 * is invalid ("property 0 boolean schema is false"), and the others it does not see at all.
 */
const MISREAD =
  /\b(?:prefixItems|unevaluated(?:Properties|Items)|dependent(?:Required|Schemas)|(?:min|max)Contains|\$dynamicRef):/g;

it.each(walks)('%s uses no keyword that Prism misreads', (spec) => {
  expect(readFileSync(specPath(spec), 'utf8').match(MISREAD)).toBeNull();
});
