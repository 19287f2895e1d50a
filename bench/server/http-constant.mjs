import { createServer } from 'node:http';
import { body } from './body.mjs';
import { listen } from './listen.mjs';

/** The floor: what node:http itself costs. */
const text = Buffer.from(JSON.stringify(body));
const headers = { 'content-type': 'application/json', 'content-length': text.length };
listen(
  createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(text);
  }),
);
