import { createServer } from 'node:http';
import { body } from './body.mjs';
import { listen } from './listen.mjs';

/** The least a stateful mock has to do: find the task, write it as JSON. */
const tasks = new Map([['/task/1', body]]);
listen(
  createServer((request, response) => {
    const task = tasks.get(request.url ?? '');
    const text = JSON.stringify(task ?? { error: 'unknown' });
    response.writeHead(task ? 200 : 404, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  }),
);
