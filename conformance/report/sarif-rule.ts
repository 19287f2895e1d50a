import type { RuleReport } from './check-report.js';
import { describePromise } from './describe-promise.js';
import { printable } from './printable.js';

/** A rule as SARIF describes it: what it promises, which sentences of the document demand it, how a failure is read. */
export function sarifRule(rule: RuleReport) {
  const { rule: id, level, requirements, verdict } = rule;
  const promise = printable(describePromise(id));
  const demands = requirements.map(({ requirement, source }) => printable(`${requirement} (${source})`));
  const [first = ''] = requirements.map(({ requirement }) => printable(requirement).trim());
  return {
    id,
    shortDescription: { text: cut(first === '' ? promise : first) },
    fullDescription: { text: cut([promise, ...demands].join('\n')) },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    defaultConfiguration: { level: level === 'must' ? 'error' : 'warning' },
    properties: { verdict },
  };
}

/** What GitHub shows of a description. */
const LONGEST = 1024;

const cut = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);

const reading =
  'The message of a result is what the implementation answered, its steps are the few exchanges that prove it, and "curl" among its properties is shell lines that send them again. Mend the implementation; where the document is wrong, mend the document.';

const weights: Readonly<Record<RuleReport['level'], string>> = {
  must: 'It must hold: a failure fails the check.',
  should: 'It should hold: a failure is a warning, and fails the check under --strict only.',
};

function helpText({ rule, level, requirements }: RuleReport): string {
  return [
    describePromise(rule),
    ...requirements.map(({ id, requirement, source }) => `Required: ${requirement} (${id}; ${source})`),
    weights[level],
    `Rule: ${rule}`,
    reading,
  ]
    .map((line) => printable(line))
    .join('\n\n');
}

function helpMarkdown({ rule, level, requirements }: RuleReport): string {
  return [
    `**${plain(describePromise(rule))}**`,
    ...requirements.map(
      ({ id, requirement, source }) => `> ${plain(requirement)}  \n> (${plain(id)}; ${plain(source)})`,
    ),
    weights[level],
    `Rule: ${plain(rule)}`,
    reading,
  ].join('\n\n');
}

/** A text in Markdown as it is: nothing in it is taken for markup. */
const plain = (text: string): string => printable(text).replace(/[\\`*_[\]<>&|~#!]/g, (char) => `\\${char}`);
