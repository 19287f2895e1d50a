import { createSingleProcessPrism } from '@stoplight/prism-cli/dist/util/createServer.js';

/**
 * Runs `prism proxy <document> <upstream> --errors --no-cors --port 0` as often as it is told to: this is the function
 * that the command calls. In one process, as loading Prism takes a second of processor time and a proxy a tenth.
 */
process.on('message', ({ document, upstream, validateRequest }) =>
  createSingleProcessPrism({
    document,
    upstream: new URL(upstream),
    validateRequest,
    errors: true,
    cors: false,
    host: '127.0.0.1',
    port: 0,
    verboseLevel: 'start',
  }),
);
process.on('disconnect', () => process.exit());
