import type { Call } from './call.js';
import { expectFromCreate, expectFromUpdate } from './expectations.js';
import { blankRun, type RunFacts } from './run-facts.js';

/** The runs of one task while calls are passed over: what is known of each, and the beginning of new ones. */
export type Runs = {
  readonly factsOf: (run: string) => RunFacts;
  /** The run that the call begins, out of `parent` where the task was there before. */
  readonly begin: (parent: string | undefined, call: Call) => string;
};

/** Runs on top of those known. Beginning one twice gives the same; two parents that cannot be told apart leave it blank. */
export function createRuns(known: ReadonlyMap<string, RunFacts>): Runs {
  const begun = new Map<string, { readonly parent: string | undefined; readonly facts: RunFacts }>();
  const factsOf = (run: string): RunFacts => begun.get(run)?.facts ?? known.get(run) ?? blankRun;
  const begin = (parent: string | undefined, call: Call): string => {
    const run = parent === undefined ? `${call.seq}` : `${call.seq}<${head(parent)}`;
    const earlier = begun.get(run);
    if (earlier === undefined) begun.set(run, { parent, facts: firstFacts(parent, call, factsOf) });
    else if (earlier.parent !== parent) begun.set(run, { parent, facts: blankRun });
    return run;
  };
  return { factsOf, begin };
}

function firstFacts(parent: string | undefined, call: Call, factsOf: (run: string) => RunFacts): RunFacts {
  if (call.role === 'created') return { ...blankRun, expected: expectFromCreate(call) };
  if (parent === undefined) return blankRun;
  return { ...blankRun, expected: expectFromUpdate(call, factsOf(parent)) };
}

const head = (run: string): string => run.split('<', 1)[0] ?? run;
