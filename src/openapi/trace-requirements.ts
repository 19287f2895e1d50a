import type { Finding, Rule } from '../lifecycle/model.js';
import { ruleGlobMatches } from '../lifecycle/rule-glob.js';
import type { LineRange, Requirement, Requirements } from './requirements.js';

/** What is held together: requirements, rules and the seed document. */
export type Traced = {
  readonly requirements: Requirements;
  /** All rules of the API. */
  readonly rules: readonly Rule[];
  /** How many lines the seed document has. */
  readonly lineCount: number;
};

const finding = (code: string, pointer: string, texts: readonly [string, string]): Finding => ({
  ...{ code: `requirements/${code}`, severity: 'error', pointer },
  message: texts[0],
  hint: texts[1],
});

const globsOf = ({ enforced }: Requirement): readonly string[] =>
  enforced.kind === 'rules' ? enforced.rules : [];

const rulesOf = (row: Requirement, rules: readonly Rule[]): readonly Rule[] =>
  rules.filter(({ id }) => globsOf(row).some((glob) => ruleGlobMatches(glob, id)));

const idle = ({ requirements, rules }: Traced): readonly Finding[] =>
  requirements.requirements.flatMap((row, index) =>
    globsOf(row).flatMap((glob, at) => {
      if (rules.some(({ id }) => ruleGlobMatches(glob, id))) return [];
      const texts = [
        `"${row.id}" names the rule "${glob}", which the API does not have.`,
        'Correct the id.',
      ] as const;
      return [finding('unknown-rule', `/requirements/${index}/rules/${at}`, texts)];
    }),
  );

const unnamed = ({ requirements, rules }: Traced): readonly Finding[] => {
  const globs = requirements.requirements.flatMap(globsOf);
  return rules
    .filter(({ id }) => !globs.some((glob) => ruleGlobMatches(glob, id)))
    .map(({ id }) =>
      finding('rule-without-row', '/requirements', [
        `no requirement names the rule "${id}".`,
        'Add it to the row of the sentence that it enforces.',
      ]),
    );
};

const repeated = ({ requirements }: Traced): readonly Finding[] => {
  const ids = requirements.requirements.map(({ id }) => id);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [
          finding('repeated-id', `/requirements/${index}/id`, [
            `the id "${id}" is given twice.`,
            'Rename one of the two.',
          ]),
        ],
  );
};

type LinedRow = { readonly lines: readonly LineRange[]; readonly pointer: string };

const linedRows = ({ requirements, nonRequirements }: Requirements): readonly LinedRow[] => [
  ...requirements.map(({ source }, index) => ({
    lines: source.kind === 'seed' ? source.lines : [],
    pointer: `/requirements/${index}/lines`,
  })),
  ...nonRequirements.map(({ lines }, index) => ({ lines, pointer: `/non-requirements/${index}/lines` })),
];

const outside = ({ requirements, lineCount }: Traced): readonly Finding[] =>
  linedRows(requirements).flatMap(({ lines, pointer }) =>
    lines
      .filter(({ to }) => to > lineCount)
      .map(({ from, to }) =>
        finding('line-out-of-range', pointer, [
          `the document has ${lineCount} lines, the row names ${from}-${to}.`,
          'Correct it.',
        ]),
      ),
  );

const uncovered = ({ requirements, lineCount }: Traced): readonly Finding[] => {
  const covered = new Set<number>();
  for (const { lines } of linedRows(requirements)) {
    for (const { from, to } of lines) for (let line = from; line <= to; line += 1) covered.add(line);
  }
  const missing = Array.from({ length: lineCount }, (_, at) => at + 1).filter((line) => !covered.has(line));
  return missing.map((line) =>
    finding('line-uncovered', '/requirements', [
      `line ${line} of the document is in no row.`,
      'Add it to the row of what it says, or to the non-requirements.',
    ]),
  );
};

/** What only public facts say must not fail an implementation, unless the document demands it as well. */
const hard = ({ requirements, rules }: Traced): readonly Finding[] => {
  const demanded = requirements.requirements.filter(
    ({ level, source }) => level === 'must' && source.kind === 'seed',
  );
  const demandedIds = new Set(demanded.flatMap((row) => rulesOf(row, rules)).map(({ id }) => id));
  return requirements.requirements.flatMap((row, index) => {
    if (row.source.kind !== 'api-facts') return [];
    const pointer = `/requirements/${index}`;
    const level =
      row.level === 'should'
        ? []
        : [
            finding('level', `${pointer}/level`, [
              `"${row.id}" rests on public facts, so it is no "must".`,
              'Write "should".',
            ]),
          ];
    const strict = rulesOf(row, rules).filter(({ id, soft }) => !soft && !demandedIds.has(id));
    return [
      ...level,
      ...strict.map(({ id }) =>
        finding('hard-rule', `${pointer}/rules`, [
          `"${row.id}" rests on public facts, but a broken "${id}" would fail an implementation.`,
          'Name the rule under "soft" in the lifecycle.',
        ]),
      ),
    ];
  });
};

/** Where requirements, rules and the lines of the seed document do not hold together. */
export const traceRequirements = (traced: Traced): readonly Finding[] =>
  [idle, unnamed, repeated, outside, uncovered, hard].flatMap((check) => check(traced));
