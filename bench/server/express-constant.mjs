import express from 'express';
import { body } from './body.mjs';
import { listen } from './listen.mjs';

/** What a developer would write by hand: one route, one constant. */
const app = express();
app.get('/task/:id', (_request, response) => {
  response.json(body);
});
listen(app);
