import { expect, test } from 'vitest';
import type { ApiFacts } from './api-facts.js';
import { expectedFinding, good, goodDocument, makeSlip, readSlips, type Slip } from './broken.cases.js';
import { exampleDocuments } from './example-documents.cases.js';
import { examples, readExample } from './examples.cases.js';
import { factsOf } from './facts.cases.js';
import { lintLifecycle } from './lint-lifecycle.js';
import type { Finding } from './model.js';
import { parseLifecycle } from './parse-lifecycle.js';

const lint = (raw: unknown, facts: ApiFacts): readonly Finding[] => {
  const { lifecycle, findings } = parseLifecycle(raw);
  if (lifecycle === undefined) throw new Error(JSON.stringify(findings));
  return [...findings, ...lintLifecycle(lifecycle, facts)];
};

const documentOf = ({ document = {} }: Pick<Slip, 'document'>): ApiFacts =>
  factsOf(makeSlip({ write: document }, goodDocument) as typeof goodDocument);

test('the lifecycle and the document that the slips are made in have none', () => {
  expect(lint(good, factsOf(goodDocument))).toEqual([]);
});

test.each(readSlips('lint'))('$code at $at: $message', (slip) => {
  const findings = lint(makeSlip(slip), documentOf(slip));
  const expected = expectedFinding(slip);
  expect(findings).toContainEqual(expected);
  const others = findings.filter(
    ({ code, pointer }) => code !== expected.code || pointer !== expected.pointer,
  );
  expect(others.map(({ code }) => code)).toEqual(slip.also ?? []);
});

/** Beside a note for each answer that has no examples, what is worth knowing of the worked examples. */
const known: Readonly<Record<string, readonly string[]>> = {
  docling: ['note moves-on-safe-method /operations/GET ~1v1~1clear~1results/moves'],
  chunkr: ['note moves-on-safe-method /operations/cancel_task_route/moves'],
  trace: [],
  literature: ['note nothing-creates /operations'],
  factpulse: [],
};

test.each(examples)('the lint finds no error in the worked example %s', (name) => {
  const findings = lint(readExample(name), factsOf(exampleDocuments[name]!)).filter(
    ({ code }) => code !== 'state-without-example',
  );
  const told = findings.map(
    ({ severity, code, pointer }) => `${severity} ${code} ${pointer.replace('/x-task-lifecycle', '')}`,
  );
  expect(told).toEqual(known[name]);
});

test('nothing is asked of operations that the document lacks beyond that they are found', () => {
  const findings = lint(readExample('chunkr'), factsOf({}));
  expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['operation-not-found', 'no-snapshot']));
});
