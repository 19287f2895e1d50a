import { startSimulator } from '../../dist/src/index.js';
import { faultRules } from '../fault-rules.mjs';

/** The standalone server in a process of its own, with fault rules. Arguments: the document, and a name of `faultRules`. */
const [spec = 'chunkr', sort = 'none'] = process.argv.slice(2);
const simulator = await startSimulator({ spec, profile: 'lifecycle', faults: faultRules(sort) });
console.log(JSON.stringify({ url: simulator.url }));
