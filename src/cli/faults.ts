import pc from 'picocolors';
import { faultCatalogue } from '../faults/catalogue.js';
import type { FaultKind } from '../faults/fault-kind.js';
import { suggestWord } from '../lifecycle/suggest.js';
import { isColoured } from './colour.js';
import type { FaultsFlags } from './faults-command.js';
import { UsageError } from './usage-error.js';

/** Prints the catalogue, or one fault with its parameters, and returns the exit code. */
export function faults(kind: string | undefined, { json }: FaultsFlags): number {
  const chosen = kind === undefined ? [...faultCatalogue.values()] : [find(kind)];
  const [only] = kind === undefined ? [] : chosen;
  const text = json
    ? `${JSON.stringify({ faults: chosen.map(describe) })}\n`
    : only
      ? page(only)
      : list(chosen);
  process.stdout.write(text);
  return 0;
}

function find(kind: string): FaultKind {
  const found = faultCatalogue.get(kind);
  if (found !== undefined) return found;
  throw new UsageError(
    `faults: expected the name of a fault, got "${kind}". ${suggestWord(kind, faultCatalogue.keys(), 'faults')}`,
  );
}

const describe = ({ kind, family, says, parameters, example }: FaultKind) => ({
  kind,
  family,
  says,
  parameters,
  example,
});

const TITLES = {
  environment: 'The surroundings misbehave, the contract holds:',
  contract: 'The contract is broken:',
} as const;

function list(kinds: readonly FaultKind[]): string {
  const { bold, dim } = colours();
  const width = Math.max(...kinds.map(({ kind }) => kind.length));
  const sections = (['environment', 'contract'] as const).map((family) => {
    const own = kinds.filter((one) => one.family === family);
    return [TITLES[family], ...own.map(({ kind, says }) => `  ${bold(kind.padEnd(width))}  ${says}`), ''];
  });
  const hint = dim('With a name its parameters are shown: taskdouble faults latency');
  return `${[...sections.flat(), hint].join('\n')}\n`;
}

function page({ kind, says, parameters, example }: FaultKind): string {
  const { bold } = colours();
  const lines = Object.entries(parameters.properties ?? {}).flatMap(([name, schema]) => [
    `  ${bold(name)}  ${schema.description ?? ''}`,
    `      ${schema.title ?? ''}${schema.default === undefined ? '' : `; default ${JSON.stringify(schema.default)}`}`,
  ]);
  const rule = JSON.stringify({ fault: { kind, ...example } });
  return `${[
    `${bold(kind)}: ${says}`,
    '',
    lines.length === 0 ? 'It has no parameters.' : 'Parameters, each of which may be left out:',
    ...lines,
    '',
    `taskdouble serve chunkr --fault '${rule.replaceAll("'", "'\\''")}'`,
  ].join('\n')}\n`;
}

const colours = () => pc.createColors(isColoured());
