import { fileURLToPath } from 'node:url';
import { type Checked, checkImplementation } from '../../conformance/entry/check-implementation.js';
import type { CheckRequest } from '../../conformance/entry/check-request.js';
import { loadTarget } from '../../conformance/target/load-target.js';
import type { CreateHook } from '../../conformance/target/target.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { CHUNKR_KEY, type ChunkrOptions } from '../reference/chunkr/options.js';
import { startChunkrReference } from '../reference/chunkr/server.js';
import type { LiteratureOptions } from '../reference/literature/options.js';
import { startLiteratureReference } from '../reference/literature/server.js';
import type { Running } from '../reference/serve.js';

/** A reference service, as it is started and checked. */
export type ReferenceService =
  | { readonly spec: 'chunkr'; readonly options?: ChunkrOptions; readonly file?: string }
  | { readonly spec: 'literature'; readonly options?: LiteratureOptions; readonly file?: string };

const start = (service: ReferenceService): Promise<Running> =>
  service.spec === 'chunkr'
    ? startChunkrReference(service.options)
    : startLiteratureReference(service.options);

/** A busy machine needs its time; checks in virtual time beside this one keep it from answering for seconds. */
const BUSY = { timeMs: 300_000, requestTimeoutMs: 60_000 };

/** A check of a service that lives by real time, with its target file (default `target.yaml`) and its pace in mind. */
export async function checkReference(
  service: ReferenceService,
  request: Partial<CheckRequest> = {},
): Promise<Checked> {
  const running = await start(service);
  const { spec, file = 'target.yaml' } = service;
  const targetFile = fileURLToPath(new URL(`../reference/${spec}/${file}`, import.meta.url));
  const env = { REFERENCE_URL: running.url, REFERENCE_KEY: CHUNKR_KEY };
  try {
    const { api } = await loadApi(spec);
    if (api === undefined) throw new Error(`${spec} cannot be read.`);
    const read = await loadTarget(targetFile, api, { env });
    return await checkImplementation(
      { spec, target: running.url, ...request },
      {
        adapt: () => ({
          ...read,
          create: read.create.map((hook) => withVariable(hook, `REFERENCE_URL=${running.url}`)),
          budget: { ...read.budget, ...BUSY, ...request.budget },
        }),
      },
    );
  } finally {
    await running.close();
  }
}

/** A command of the target file takes the address from its environment; each check has one of its own. */
const withVariable = (hook: CreateHook, variable: string): CreateHook =>
  hook.kind === 'command' ? { ...hook, argv: ['env', variable, ...hook.argv] } : hook;
