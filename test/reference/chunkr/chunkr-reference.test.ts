import { referenceCases } from '../reference.cases.js';
import { benignChunkrs } from './benign.js';
import { chunkrDefects } from './defects.js';
import { chunkrRepertoire } from './repertoire.js';
import { chunkrScripts, scriptDurations } from './scripts.js';
import { startChunkrReference } from './server.js';

const inputTells = 'the task may have ended just before; an input that is known to hold the state tells';

referenceCases({
  name: 'chunkr',
  defects: chunkrDefects,
  unseen: {
    'delete-while-processing': inputTells,
    'delete-while-starting': inputTells,
    'update-while-processing': inputTells,
    'never-ends': 'the document sets no bound',
    'unknown-is-500': 'a 500 is trouble of the server, of which the lifecycle says nothing',
  },
  scripts: chunkrScripts,
  repertoire: chunkrRepertoire,
  startForScripts: (clock, defects) =>
    startChunkrReference({ defects, clock, durations: scriptDurations, workers: 2 }),
  benign: benignChunkrs,
  start: (options, seed) => startChunkrReference({ ...options, seed }),
});
