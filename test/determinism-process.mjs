// Boots the built simulator under a manual clock, sends a fixed list of requests, prints the raw answers.
import { connect } from 'node:net';
import { startSimulator } from '../dist/src/index.js';

const seed = Number(process.argv[2]);
const specs = ['docling', 'chunkr', 'trace', 'literature', 'factpulse'];
const sim = await startSimulator({
  spec: specs,
  clock: 'manual',
  epochMs: Date.parse('2025-06-01T12:00:00Z'),
  seed,
  profile: 'lifecycle',
  credentials: 'any',
});

/** @param {string} method @param {string} path @param {string} [body] @returns {Promise<string>} */
function send(method, path, body = '') {
  const type =
    body === '' ? '' : `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
  const token = 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2ln';
  const text = `${method} ${path} HTTP/1.1\r\nhost: test.example\r\nconnection: close\r\nauthorization: ${token}\r\n${type}\r\n${body}`;
  return new Promise((resolve, reject) => {
    let received = '';
    const socket = connect(sim.port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk) => {
      received += chunk.toString('utf8');
    });
    socket.on('close', () => resolve(received)).on('error', reject);
  });
}

const submits = [
  ['/chunkr/api/v1/task/parse', '{"file":"https://example.com/a.pdf"}', (id) => `/chunkr/api/v1/task/${id}`],
  [
    '/docling/v1/convert/source/async',
    '{"sources":[{"kind":"http","url":"https://example.com/a.pdf"}]}',
    (id) => `/docling/v1/status/poll/${id}`,
  ],
  [
    '/literature/api/v1/projects/3/search/execute-async',
    '{"query":"x"}',
    (id) => `/literature/api/v1/tasks/${id}`,
  ],
];
const polls = [];
for (const [path, body, poll] of submits) {
  for (let count = 0; count < 3; count++) {
    const answer = await send('POST', path, body);
    process.stdout.write(answer);
    const id = /"task_id":"?([^",}]+)/.exec(answer)?.[1];
    polls.push(poll(id));
  }
}
for (let step = 0; step < 12; step++) {
  for (const path of polls) process.stdout.write(await send('GET', path));
  sim.clock.advance('7s');
}
process.stdout.write(await send('GET', '/literature/api/v1/tasks'));
await sim.close();
