import type { Mount } from '../src/http/serve-call.js';
import { demoCredentials } from '../src/simulator/demo-credentials.js';
import type { WalkContext } from './walk/walk.js';
import { walkChunkr } from './walk/walk-chunkr.js';
import { walkDocling } from './walk/walk-docling.js';
import { walkFactpulse } from './walk/walk-factpulse.js';
import { walkLiterature } from './walk/walk-literature.js';
import { walkTrace } from './walk/walk-trace.js';

/** The scripted client of each API. */
export const walks: readonly (readonly [name: string, walk: (context: WalkContext) => Promise<void>])[] = [
  ['docling', walkDocling],
  ['chunkr', walkChunkr],
  ['trace', walkTrace],
  ['literature', walkLiterature],
  ['factpulse', walkFactpulse],
];

/** The credentials of the mount as request headers. */
export function credentialHeaders({ simulator: { api, machine } }: Mount): Record<string, string> {
  const pairs = demoCredentials(api, machine.credentials).map((line): [string, string] => {
    const [name = '', ...value] = line.split(': ');
    return [name, value.join(': ')];
  });
  return Object.fromEntries(pairs);
}
