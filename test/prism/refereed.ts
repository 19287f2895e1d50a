import { fileURLToPath } from 'node:url';
import type { Api } from '../../src/openapi/api.js';
import { createAnswerValidator } from '../../src/openapi/validate-answer.js';
import { openApi } from '../../src/start/open-api.js';
import { type RunningSimulator, type StartOptions, startSimulator } from '../../src/start/start-simulator.js';
import { type Objection, openGate } from './gate.js';
import type { PrismHost } from './prism-host.js';
import { withoutSecurity } from './without-security.js';

export type RefereeOptions = Omit<StartOptions, 'spec' | 'clock'> & {
  /** A built-in name. Prism judges by this document, whatever overlays the simulator has. */
  readonly spec: string;
  /** Whether Prism judges the requests instead of the refusals: it then answers what it objects to. Default false. */
  readonly validateRequest?: boolean;
};

export type Stage = {
  readonly api: Api;
  readonly sim: RunningSimulator;
  /** Through Prism to the simulator. */
  readonly url: string;
};

export type Verdict = {
  /** What Prism or our own check of answers has against any exchange; empty: nothing. */
  readonly objections: readonly string[];
  readonly past: readonly string[];
  readonly judged: number;
};

/** Lets the script act through Prism on a simulator of its own under a manual clock. Where nothing is objected to, the script's failure is thrown. */
export async function refereed(
  host: PrismHost,
  options: RefereeOptions,
  act: (stage: Stage) => Promise<void>,
): Promise<Verdict> {
  const { spec, validateRequest = false, ...settings } = options;
  const { api } = await openApi(spec);
  const sim = await startSimulator({ ...settings, spec, clock: 'manual' });
  try {
    const document = validateRequest
      ? specPath(spec)
      : host.write(`${spec}.json`, withoutSecurity(api.document));
    const prism = await host.start({ document, upstream: sim.url, validateRequest });
    const gate = await openGate({ prism, simulator: sim.url });
    try {
      const failure = await act({ api, sim, url: gate.url }).then(
        () => undefined,
        (error: unknown) => ({ error }),
      );
      const objections = grouped([...gate.violations, ...ownObjections(api, sim)]);
      if (failure !== undefined && objections.length === 0) throw failure.error;
      return { objections, past: gate.past, judged: gate.judged() };
    } finally {
      await gate.close();
    }
  } finally {
    await sim.close();
  }
}

/** The document that comes with the package. */
export const specPath = (name: string): string =>
  fileURLToPath(new URL(`../../specs/${name}/openapi.yaml`, import.meta.url));

/** Over everything answered, also past Prism; of undeclared statuses Prism only warns where they are no success. */
function ownObjections(api: Api, sim: RunningSimulator): readonly Objection[] {
  const validate = createAnswerValidator(api);
  return sim.exchanges().flatMap((exchange) => {
    const { request, answer } = exchange;
    const call = `${request.method} ${request.url} ${answer.kind === 'answered' ? answer.status : answer.reason}`;
    return validate(exchange).map(({ rule, pointer, message }) => ({
      call,
      says: `${rule} ${pointer} ${message}`,
    }));
  });
}

/** The same objection to many calls is one line. */
function grouped(objections: readonly Objection[]): readonly string[] {
  const calls = new Map<string, readonly string[]>();
  for (const { call, says } of objections) calls.set(says, [...(calls.get(says) ?? []), call]);
  return [...calls].map(
    ([says, all]) => `${all[0]}${all.length > 1 ? ` and ${all.length - 1} more` : ''}: ${says}`,
  );
}
