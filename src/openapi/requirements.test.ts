import { expect, test } from 'vitest';
import type { Rule } from '../lifecycle/model.js';
import { parseRequirements } from './requirements.js';
import { traceRequirements } from './trace-requirements.js';

const good = `document: seed.txt
title: T
requirements:
  - {id: first, section: S, requirement: R., level: must, lines: '1-2, 4', rules: [a/one, 'b/*']}
  - {id: second, section: S, requirement: R., level: should, source: api-facts, rules: [c]}
  - {id: third, section: S, requirement: R., level: must, lines: '3', excluded: hint}
non-requirements:
  - {lines: '5', because: blank}
`;

const rule = (id: string, soft = false): Rule => ({ id, soft, pointer: '' });
const rules = [rule('a/one'), rule('b/two'), rule('b/three/four'), rule('c', true)];

const traced = (
  text: string,
  more: { rules?: readonly Rule[]; lineCount?: number } = {},
): readonly string[] => {
  const { requirements, findings } = parseRequirements(text, 'r.yaml');
  const found = traceRequirements({ requirements, rules, lineCount: 5, ...more });
  return [...findings, ...found].map(({ code, pointer }) => `${code} ${pointer}`);
};

test('rows are read with their lines, sources and rules', () => {
  const { requirements, locate } = parseRequirements(good, 'r.yaml');
  expect(requirements.requirements[0]).toEqual({
    id: 'first',
    section: 'S',
    requirement: 'R.',
    level: 'must',
    source: {
      kind: 'seed',
      lines: [
        { from: 1, to: 2 },
        { from: 4, to: 4 },
      ],
    },
    enforced: { kind: 'rules', rules: ['a/one', 'b/*'] },
  });
  expect(requirements.requirements[2]?.enforced).toEqual({ kind: 'excluded', because: 'hint' });
  expect(requirements.nonRequirements).toEqual([{ lines: [{ from: 5, to: 5 }], because: 'blank' }]);
  expect(locate('/requirements/1/level')).toMatchObject({ line: 5 });
});

test('requirements that account for every line and rule have no findings', () => {
  expect(traced(good)).toEqual([]);
});

test.each([
  ["level: must, lines: '3'", "level: maybe, lines: '3'", 'requirements/form /requirements/2/level'],
  ['excluded: hint', 'excluded: bored', 'requirements/form /requirements/2/excluded'],
  ['because: blank', 'because: empty', 'requirements/form /non-requirements/0/because'],
  ["lines: '1-2, 4'", "lines: '2-1, 4'", 'requirements/form /requirements/0/lines'],
  ['id: first', 'id: First One', 'requirements/form /requirements/0/id'],
  ['rules: [c]', 'rule: [c]', 'requirements/form /requirements/1/rule'],
  ['rules: [c]', 'rules: []', 'requirements/form /requirements/1/rules'],
  ['source: api-facts', 'source: hearsay', 'requirements/form /requirements/1/source'],
  ["lines: '3', ", '', 'requirements/form /requirements/2'],
  ['title: T', 'titel: T', 'requirements/form /titel'],
  ['title: T', '', 'requirements/form /title'],
  ['id: second', 'id: first', 'requirements/repeated-id /requirements/1/id'],
  ['rules: [c]', 'rules: [c, d]', 'requirements/unknown-rule /requirements/1/rules/1'],
  ["'b/*'", "'b/two'", 'requirements/rule-without-row /requirements'],
  ["lines: '5'", "lines: '5-6'", 'requirements/line-out-of-range /non-requirements/0/lines'],
  ["'1-2, 4'", "'1-2'", 'requirements/line-uncovered /requirements'],
  ['level: should', 'level: must', 'requirements/level /requirements/1/level'],
])('%s instead of %s is %s', (before, after, expected) => {
  expect(traced(good.replace(before, after))).toContain(expected);
});

test('a rule that rests on public facts alone must be soft, one that the document demands need not', () => {
  const hard = rules.map(({ id }) => rule(id));
  expect(traced(good, { rules: hard })).toEqual(['requirements/hard-rule /requirements/1/rules']);
  expect(traced(good.replace("'b/*'", "'b/*', c"), { rules: hard })).toEqual([]);
});
