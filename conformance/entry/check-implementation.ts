import { createRealClock } from '../../src/clock/real-clock.js';
import { createRealPace } from '../../src/clock/real-pace.js';
import type { Api } from '../../src/openapi/api.js';
import { DocumentError } from '../../src/openapi/document-error.js';
import type { LocatedFinding } from '../../src/openapi/load-document.js';
import { loadRequirements, readText } from '../../src/openapi/load-document.js';
import type { Requirements } from '../../src/openapi/requirements.js';
import { isBuiltIn } from '../../src/openapi/spec-name.js';
import { type OpenedApi, openApi } from '../../src/start/open-api.js';
import type { CheckOutcome } from '../check/check-target.js';
import type { Baseline } from '../report/baseline.js';
import { readBaseline } from '../report/read-baseline.js';
import { createHttpSender } from '../run/http-sender.js';
import { readReplayFile } from '../shrink/replay-file.js';
import { strangeTo } from '../shrink/strange-to.js';
import { defaultTarget, loadTarget } from '../target/load-target.js';
import type { Target } from '../target/target.js';
import type { CheckRequest, CheckSurroundings } from './check-request.js';
import { commandLine } from './command-line.js';

/** What a check leaves, and the document it was made from. */
export type Checked = CheckOutcome & {
  readonly api: Api;
  /** Warnings about the document. */
  readonly findings: readonly LocatedFinding[];
  /** Where what a pointer into the document leads to was written. */
  readonly locate: OpenedApi['locate'];
  /** The known failures that were read. */
  readonly baseline?: Baseline;
};

/**
 * Checks an implementation against the lifecycle of a document. What is wrong with a file or an address is a
 * `DocumentError`; what is wrong with the implementation is in the report.
 */
export async function checkImplementation(
  request: CheckRequest,
  surroundings: CheckSurroundings = {},
): Promise<Checked> {
  const { spec, overlays, seed = 1, replay, baseline, ...options } = request;
  const { api, findings, locate } = await openApi(spec, overlays === undefined ? {} : { overlays });
  const target = await openTarget(request, surroundings, api);
  const requirements = await requirementsOf(spec);
  const known = baseline === undefined ? undefined : readBaseline(await readText(baseline), baseline);
  const again = replay === undefined ? undefined : await openReplay(replay, api);
  // Loaded when it is needed: whoever only simulates never waits for it.
  const { checkTarget } = await import('../check/check-target.js');
  const outcome = await checkTarget(
    { api, target, ...(requirements !== undefined && { requirements }) },
    {
      ...options,
      seed: again?.seed ?? seed,
      again: commandLine(request, again?.seed ?? seed),
      ...(known !== undefined && { baseline: known }),
      ...(again !== undefined && { replay: again.plans }),
    },
    worldOf(surroundings, target),
  );
  return { ...outcome, api, findings, locate, ...(known !== undefined && { baseline: known }) };
}

async function openTarget(request: CheckRequest, { adapt }: CheckSurroundings, api: Api): Promise<Target> {
  const { target: baseUrl, targetFile, credential, budget, timeScale } = request;
  if (baseUrl === undefined && targetFile === undefined) {
    throw new DocumentError({
      code: 'target/missing',
      message: 'expected an implementation to check: neither a target nor a target file is given.',
      hint: 'Give its base URL or a target file that names it.',
    });
  }
  const keyed = credential === undefined ? {} : { credential };
  const read =
    targetFile === undefined
      ? defaultTarget(api, baseUrl ?? '', keyed)
      : await loadTarget(targetFile, api, { ...keyed, ...(baseUrl !== undefined && { baseUrl }) });
  const scaled = timeScale === undefined ? read : { ...read, timeScale };
  const target = { ...scaled, budget: { ...scaled.budget, ...budget } };
  return adapt === undefined ? target : adapt(target);
}

/** A document of the package has its requirements beside it; for others none are known. */
async function requirementsOf(spec: string): Promise<Requirements | undefined> {
  return isBuiltIn(spec) ? (await loadRequirements(spec)).requirements : undefined;
}

async function openReplay(file: string, api: Api) {
  const replay = readReplayFile(await readText(file), file);
  const strange = strangeTo(api, replay.plans);
  if (strange === undefined) return replay;
  throw new DocumentError({
    code: 'replay/api',
    file,
    message: `expected plans for ${api.title}, came plans for "${replay.api}": this document has no ${strange}.`,
    hint: 'Check the document that they were written for, or give another file.',
  });
}

function worldOf(surroundings: CheckSurroundings, target: Target) {
  const {
    send = createHttpSender(target.baseUrl),
    pace = createRealPace(),
    version = '',
    signal,
    onProgress,
  } = surroundings;
  return {
    ...{ send, pace, version, startedMs: createRealClock().now() },
    ...(signal !== undefined && { signal }),
    ...(onProgress !== undefined && { onProgress }),
  };
}
