import type { Checked } from '../../conformance/entry/check-implementation.js';
import { openApi } from '../../src/start/open-api.js';
import { type Gate, openGate } from '../prism/gate.js';
import type { PrismHost } from '../prism/prism-host.js';
import { withoutSecurity } from '../prism/without-security.js';
import { checkSimulator } from './check-simulator.js';
import { describeAlarms } from './verdicts.js';

/** What a check through Prism's validating proxy came to, beside one without it. */
export type PrismComparison = {
  /** Rules with another verdict. Between pass and inconclusive chance in real time decides: such are in `undecided`. */
  readonly differing: readonly string[];
  readonly undecided: readonly string[];
  /** What fails in either. */
  readonly alarms: readonly string[];
  /** What Prism has against answers. */
  readonly violations: readonly string[];
  /** How many answers Prism has judged. */
  readonly judged: number;
  /** Kinds of requests that Prism answers or changes by itself, so that they go past it. */
  readonly past: readonly string[];
  readonly passes: { readonly without: number; readonly through: number };
};

/**
 * What a check sends that Prism answers by itself, by document. Without `security` in its copy of the document, and with
 * requests that it does not validate, broken JSON is all that is left; two documents have operations with forms only.
 */
export const answeredByPrism: Readonly<Record<string, readonly string[]>> = {
  docling: ['malformed JSON'],
  chunkr: ['malformed JSON'],
  trace: [],
  literature: ['malformed JSON'],
  factpulse: [],
};

/** Checks the simulator of a document twice with the same seed: by itself, and through Prism, a gate before it. */
export async function checkThroughPrism(
  host: PrismHost,
  spec: string,
  seed: number,
): Promise<PrismComparison> {
  const { api } = await openApi(spec);
  const without = await checkSimulator({ spec, seed });
  const gates: Gate[] = [];
  const through = await checkSimulator({
    spec,
    seed,
    between: async ({ url }) => {
      const document = host.write(`${spec}.json`, withoutSecurity(api.document));
      const prism = await host.start({ document, upstream: url, validateRequest: false });
      const gate = await openGate({ prism, simulator: url });
      gates.push(gate);
      return gate.url;
    },
  });
  const [gate] = gates;
  await gate?.close();
  return {
    ...compareVerdicts(without, through),
    alarms: [...describeAlarms(without), ...describeAlarms(through)],
    violations: (gate?.violations ?? []).map(({ call, says }) => `${call}: ${says}`),
    judged: gate?.judged() ?? 0,
    past: [...new Set((gate?.past ?? []).map((line) => line.replace(/^.*: /, '')))].toSorted(),
  };
}

function compareVerdicts(
  { report: one }: Checked,
  { report: other }: Checked,
): Pick<PrismComparison, 'differing' | 'undecided' | 'passes'> {
  const verdicts = new Map(other.rules.map(({ rule, verdict }) => [rule, verdict]));
  const lines = one.rules.flatMap(({ rule, verdict }) => {
    const through = verdicts.get(rule);
    return through === verdict
      ? []
      : [{ line: `${rule}: ${verdict}, through Prism ${through}`, pair: [verdict, through] }];
  });
  const isChance = (pair: readonly unknown[]): boolean =>
    pair.every((verdict) => verdict === 'pass' || verdict === 'inconclusive');
  return {
    differing: lines.filter(({ pair }) => !isChance(pair)).map(({ line }) => line),
    undecided: lines.filter(({ pair }) => isChance(pair)).map(({ line }) => line),
    passes: { without: one.counts.pass, through: other.counts.pass },
  };
}
