import { referenceCases } from '../reference.cases.js';
import { benignLiteratures } from './benign.js';
import { literatureDefects } from './defects.js';
import { LITERATURE_KEY, literatureRepertoire } from './repertoire.js';
import { literatureScripts, scriptDurations } from './scripts.js';
import { startLiteratureReference } from './server.js';

const noKey = 'the document lets everybody in; a target that asks for a key is known only to its owner';

referenceCases({
  name: 'literature',
  defects: literatureDefects,
  unseen: {
    'never-ends': 'the document sets no bound',
    'bad-id-is-500': 'a 500 is trouble of the server, of which the lifecycle says nothing',
    'bad-body-creates-and-refuses': 'the task may be that of another client',
    'key-not-checked': noKey,
    'key-not-checked-on-list': noKey,
    'wrong-key-accepted': noKey,
  },
  scripts: literatureScripts,
  repertoire: literatureRepertoire,
  startForScripts: (clock, defects) =>
    startLiteratureReference({
      defects,
      clock,
      durations: scriptDurations,
      workers: 2,
      masterKey: LITERATURE_KEY,
    }),
  benign: benignLiteratures,
  start: (options, seed) => startLiteratureReference({ ...options, seed, masterKey: LITERATURE_KEY }),
});
