import { expect, test } from 'vitest';
import type { Operation } from '../lifecycle/model.js';
import { parseLifecycle } from '../lifecycle/parse-lifecycle.js';
import { pointerOf } from '../lifecycle/pointer.js';
import { EPOCH_MS, phaseOf, taskWith } from '../timeline/any-task.cases.js';
import { echoSlots, mergeOverwrites, type Overwrite } from './input-slots.js';
import { changeOf } from './merge-change.js';
import { applySlot, type Moment, type PlaceFacts, type Slot } from './role-slots.js';

const raw = {
  version: 1,
  fields: { id: '/id', state: '/status' },
  states: { run: { initial: true }, done: { final: 'success' } },
  operations: {
    submit: { creates: '/id', echo: { '/name': 'body#/name', '/kind': 'query.kind' } },
    import: { creates: '/id', echo: { '/source': 'body#/url' } },
    update: { moves: { done: 'run' }, merge: '/configuration' },
    tag: { moves: { done: 'run' }, merge: { into: '/tags', how: 'patch' } },
    read: {},
  },
};

function operations(): readonly Operation[] {
  const { lifecycle, findings } = parseLifecycle(raw);
  if (lifecycle === undefined) throw new Error(`Expected a lifecycle, got ${JSON.stringify(findings)}`);
  return [...lifecycle.operations.values()];
}

/** Every place is declared, in an envelope, and may be null where its name says so. */
const placeOf = ({ tokens }: { tokens: readonly string[] }): PlaceFacts => ({
  pointer: pointerOf(['data', ...tokens]),
  types: tokens[0] === 'kind' ? ['string', 'null'] : ['string'],
});

function momentOf(input: Moment['task']['input'], merged = {}): Moment {
  const phase = { ...phaseOf('run'), merged };
  const situation = { state: 'run', enteredMs: EPOCH_MS, progress: 0, updatedMs: EPOCH_MS, phase };
  return { task: { ...taskWith([phase]), input }, situation, nowMs: EPOCH_MS };
}

const apply = (parts: readonly (Slot | Overwrite)[], body: unknown, moment: Moment) =>
  parts.reduce<unknown>(
    (written, part) =>
      typeof part === 'function' ? part(written, moment) : applySlot(written, part, moment),
    body,
  );

const example = { data: { name: 'example', kind: 'example', source: 'example' } };

test('what the submit said is repeated at its places, and another submit changes nothing there', () => {
  const slots = echoSlots(operations(), placeOf);
  const moment = momentOf({ operation: 'submit', echo: ['invoice.pdf', 'convert'] });
  expect(apply(slots, example, moment)).toEqual({
    data: { name: 'invoice.pdf', kind: 'convert', source: 'example' },
  });
  const other = momentOf({ operation: 'import', echo: ['https://example.com'] });
  expect(apply(slots, example, other)).toEqual({
    data: { name: 'example', kind: 'example', source: 'https://example.com' },
  });
});

test('what the submit did not say is not shown, and a null that it said is', () => {
  const slots = echoSlots(operations(), placeOf);
  expect(apply(slots, example, momentOf({ operation: 'submit', echo: [] }))).toEqual({
    data: { kind: null, source: 'example' },
  });
  expect(apply(slots, example, momentOf({ operation: 'submit', echo: [null, false] }))).toMatchObject({
    data: { name: null, kind: false },
  });
});

test('answers that do not declare the place repeat nothing', () => {
  expect(echoSlots(operations(), () => undefined)).toEqual([]);
  expect(mergeOverwrites(operations(), () => undefined)).toEqual([]);
});

test('what was merged lies over what the body shows, each by its own rule', () => {
  const slots = mergeOverwrites(operations(), placeOf);
  const body = { data: { configuration: { ocr: false, dpi: 72 }, tags: { a: '1', b: '2' } } };
  const merged = {
    '/configuration': changeOf('members', { ocr: true }),
    '/tags': changeOf('patch', { a: null, c: '3' }),
  };
  expect(apply(slots, body, momentOf({ operation: 'submit', echo: [] }, merged))).toEqual({
    data: { configuration: { ocr: true, dpi: 72 }, tags: { b: '2', c: '3' } },
  });
});

test('without a merge the body is left as it is', () => {
  const slots = mergeOverwrites(operations(), placeOf);
  expect(apply(slots, example, momentOf({ operation: 'submit', echo: [] }))).toBe(example);
});
