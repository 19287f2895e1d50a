import { groupBy } from './group-by.js';
import type { KillMatrix, MatrixRow } from './kill-matrix.js';

/** The matrix as a page of documentation. */
export function printKillMatrix(matrix: KillMatrix): string {
  const lines = [
    ...heading(matrix),
    ...figures(matrix),
    ...survivorTable(matrix),
    ...falseAlarms(matrix),
    ...unkilledRules(matrix),
    ...alikeServers(matrix),
    ...apiTables(matrix),
  ];
  return `${lines.join('\n')}\n`;
}

const heading = ({ seeds }: KillMatrix): readonly string[] => [
  '# The kill matrix',
  '',
  'A mutant is a simulator with one rule broken: by a mechanical operator over its lifecycle or its answers, by a fault of the',
  'catalogue, or by hand, as real servers were found wrong. Each is checked as any server is, in virtual time, with the target of',
  '`simulatorTarget`: first by the directed phase alone, then, where that finds nothing, by all phases. Killed: a rule failed.',
  'Warned: only soft rules were broken, which is a failure under `--strict`. Beside them run servers that are right, the simulator',
  'itself and its benign variants, for which every broken rule is a false alarm.',
  '',
  '```sh',
  'npm run kill-matrix',
  "npm run kill-matrix -- --api chunkr --mutant 'cancel*' --seeds 5 --phase directed",
  '```',
  '',
  `This page was written by the first of them, seeds ${seeds.join(', ')}. The same figures for a program: \`kill-matrix.json\`.`,
  '',
];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
  `| ${head.join(' | ')} |`,
  `| ${head.map(() => '---').join(' | ')} |`,
  ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  '',
];

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${Math.round((1000 * part) / whole) / 10} %`;

function figures(matrix: KillMatrix): readonly string[] {
  const { rows } = matrix;
  const groups = [...groupBy(rows, ({ api }) => api), ['all', rows] as const];
  return [
    '## Figures',
    '',
    ...table(
      [
        'API',
        'mutants',
        'killed',
        'warned',
        'survived',
        'of those equivalent',
        'killed, of those not equivalent',
        'by a rule meant',
        'directed phase alone',
        'mean probability of a run to find it',
        'requests to the first (median)',
        'virtual seconds to the first (median)',
      ],
      groups.map(([api, own]) => figuresOf(api, own)),
    ),
    `Right servers: ${matrix.rightRuns} runs, ${matrix.falseAlarms.length} false alarms.`,
    '',
  ];
}

function figuresOf(api: string, rows: readonly MatrixRow[]): readonly string[] {
  const count = (is: (row: MatrixRow) => boolean): number => rows.filter(is).length;
  const found = rows.filter(({ outcome }) => outcome !== 'survived');
  const equivalent = count(
    ({ outcome, survivor }) => outcome === 'survived' && survivor?.class === 'equivalent',
  );
  const real = rows.filter(({ survivor }) => survivor?.class !== 'equivalent');
  return [
    api,
    String(rows.length),
    String(count(({ outcome }) => outcome === 'killed')),
    String(count(({ outcome }) => outcome === 'warned')),
    String(count(({ outcome }) => outcome === 'survived')),
    String(equivalent),
    percent(found.length, real.length),
    percent(found.filter(({ byRuleMeant }) => byRuleMeant).length, found.length),
    percent(found.filter(({ foundDirected }) => foundDirected > 0).length, found.length),
    percent(sum(real.map((row) => row.found)), sum(real.map((row) => row.runs))),
    String(Math.round(median(found.flatMap(({ firstRequest }) => firstRequest ?? [])))),
    String(Math.round(10 * median(found.flatMap(({ firstSecond }) => firstSecond ?? []))) / 10),
  ];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;

function survivorTable({ rows }: KillMatrix): readonly string[] {
  const alive = rows.filter(({ outcome }) => outcome === 'survived');
  if (alive.length === 0) return ['## Survivors', '', 'None.', ''];
  const classes = [...groupBy(alive, ({ survivor }) => survivor?.class ?? 'not explained')];
  return [
    '## Survivors',
    '',
    ...table(
      ['class', 'mutants'],
      classes.map(([name, own]) => [name, String(own.length)]),
    ),
    ...table(
      ['API', 'mutant', 'what it does', 'class', 'why nothing speaks against it'],
      alive.map(({ api, name, breaks, survivor }) => [
        api,
        name,
        breaks,
        survivor?.class ?? 'not explained',
        survivor?.because ?? '',
      ]),
    ),
  ];
}

const falseAlarms = ({ falseAlarms: alarms }: KillMatrix): readonly string[] =>
  alarms.length === 0
    ? []
    : [
        '## False alarms',
        '',
        ...table(
          ['API', 'server', 'seed', 'rule', 'request', 'said'],
          alarms.map(({ api, name, seed, broken }) => [
            api,
            name,
            String(seed),
            `\`${broken.rule}\``,
            String(broken.request),
            broken.sentence,
          ]),
        ),
      ];

function unkilledRules({ rules }: KillMatrix): readonly string[] {
  const never = rules.filter(({ killed }) => killed === 0);
  return [
    '## Rules that no mutant breaks',
    '',
    `${rules.length - never.length} of ${rules.length} rules were found broken at least once.`,
    '',
    ...(never.length === 0
      ? []
      : table(
          ['API', 'rule', 'level', 'mutants meant for it'],
          never.map(({ api, rule, soft, meant }) => [
            api,
            `\`${rule}\``,
            soft ? 'should' : 'must',
            String(meant),
          ]),
        )),
  ];
}

/** Groups that the first round could not tell apart: a survivor among them was never provoked. */
const alikeServers = ({ alike }: KillMatrix): readonly string[] =>
  alike.length === 0
    ? []
    : [
        '## Servers that could not be told apart',
        '',
        'Within a group every request of the first round and every answer were the same.',
        '',
        ...alike.map((group) => `- ${group.join(' · ')}`),
        '',
      ];

const apiTables = ({ rows }: KillMatrix): readonly string[] =>
  [...groupBy(rows, ({ api }) => api)].flatMap(([api, own]) => [
    `## ${api}`,
    '',
    ...table(
      ['mutant', 'operator', 'outcome', 'runs', 'directed', 'broken rule', 'meant'],
      own.map((row) => [
        row.name,
        row.operator,
        row.outcome,
        `${row.found}/${row.runs}`,
        `${row.foundDirected}/${row.runs}`,
        row.rules[0] === undefined ? '' : `\`${ruleShown(row)}\``,
        row.rules.length === 0 ? '' : row.byRuleMeant ? 'yes' : 'no',
      ]),
    ),
  ]);

/** The rule meant, where it is among those that are broken; else the one that is broken most often. */
function ruleShown({ rules, ruleMeant }: MatrixRow): string {
  const exact = rules.find((rule) => ruleMeant.includes(rule));
  return exact ?? rules[0] ?? '';
}
