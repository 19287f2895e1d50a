import express from 'express';
import { createSimulatorRouter } from '../../dist/src/index.js';
import { listen } from './listen.mjs';

/** The simulator mounted in someone's own Express app. The document is the first argument. */
const router = await createSimulatorRouter({ spec: process.argv[2] ?? 'chunkr', profile: 'lifecycle' });
const app = express();
app.use(router);
listen(app);
