import { expect, test } from 'vitest';
import type { Diagram } from './diagram.js';
import { awkward, clearable, retrying, sketchLifecycle, updatable } from './lifecycles.cases.js';
import { makeDiagram } from './make-diagram.js';

const arrows = (diagram: Diagram, kind: string): readonly string[] =>
  diagram.edges
    .filter((edge) => edge.kind === kind)
    .map(({ from, to, labels }) => `${from} > ${to}${labels.length > 0 ? `: ${labels.join(', ')}` : ''}`);

const notesOf = (diagram: Diagram, id: string): readonly string[] | undefined =>
  diagram.nodes.find((node) => node.id === id)?.notes;

test('the steps of the server carry their share where there is a choice', () => {
  expect(arrows(makeDiagram(updatable), 'step')).toEqual([
    'Starting > Processing',
    'Requeued > Processing',
    'Processing > Succeeded: 90 %',
    'Processing > Failed: 10 %',
  ]);
});

test('a step of weight 0 is possible and takes no share', () => {
  const diagram = makeDiagram(retrying);
  expect(arrows(diagram, 'possible')).toEqual(['PENDING > REVOKED: possible']);
  expect(arrows(diagram, 'step')).toContain('PENDING > STARTED');
});

test('a share that rounds to nothing or to all is not called so', () => {
  const states = { a: { initial: true, next: { b: 999, c: 1 } }, b: {}, c: {} };
  expect(arrows(makeDiagram(sketchLifecycle({ states })), 'step')).toEqual([
    '$new > a',
    'a > b: > 99 %',
    'a > c: < 1 %',
  ]);
});

test('$saved leads back to every state that a saving operation leaves', () => {
  expect(arrows(makeDiagram(updatable), 'move')).toEqual([
    '$new > Starting: create_task_route',
    'Succeeded > Requeued: update_task_route',
    'Failed > Requeued: update_task_route',
    'Starting > Cancelled: cancel_task_route',
    'Requeued > Succeeded: cancel_task_route: as saved',
    'Requeued > Failed: cancel_task_route: as saved',
    'Succeeded > $gone: delete_task_route',
    'Failed > $gone: delete_task_route',
  ]);
});

test('$saved without a saving operation leads to a place of its own', () => {
  expect(arrows(makeDiagram(awkward), 'move').filter((arrow) => arrow.includes('$saved'))).toHaveLength(1);
});

test('operations between the same two states share one edge', () => {
  expect(arrows(makeDiagram(clearable), 'move')[0]).toBe(
    '$new > pending: POST …/convert/source/async, POST /v1/convert/file/async',
  );
});

test('$same is an edge from the state to itself, said to have no effect', () => {
  const states = { a: { initial: true }, b: { final: 'any' } } as const;
  const operations = { touch: { moves: { a: ['$same', 'b'] } } };
  expect(arrows(makeDiagram(sketchLifecycle({ states, operations })), 'move')).toEqual([
    'a > a: touch: no effect',
    'a > b: touch',
  ]);
});

test('what an operation allows or leaves open is no edge', () => {
  const states = { a: { initial: true } };
  const operations = { read: { allow: new Set(['a']) }, odd: { open: new Set(['a']) } };
  expect(makeDiagram(sketchLifecycle({ states, operations })).edges).toEqual([
    { kind: 'step', from: '$new', to: 'a', labels: [] },
  ]);
});

test('a new task enters where the creating operation says', () => {
  const states = { queued: { initial: true }, running: {} };
  const operations = { start: { creates: true, to: ['running'] } };
  const diagram = makeDiagram(sketchLifecycle({ states, operations }));
  expect(arrows(diagram, 'move')).toEqual(['$new > running: start']);
  expect(arrows(diagram, 'step')).toEqual(['$new > queued']);
});

test('a hidden state says which label it shows, the state it hides behind does not', () => {
  const diagram = makeDiagram(updatable);
  expect(notesOf(diagram, 'Requeued')).toEqual(['shows Starting', 'stays 1s..30s']);
  expect(diagram.nodes.flatMap((node) => (node.kind === 'state' && node.hidden ? [node.id] : []))).toEqual([
    'Requeued',
  ]);
});

test('a state says how long, how often and what it shows', () => {
  const diagram = makeDiagram(retrying);
  expect(notesOf(diagram, 'STARTED')).toEqual([
    'shows STARTED or RUNNING',
    'stays 1s..20s',
    'left within 1h',
  ]);
  expect(notesOf(diagram, 'RETRY')).toEqual(['stays 2s..10s', 'at most 3 visits']);
  expect(notesOf(diagram, 'SUCCESS')).toEqual(['final']);
});

test('a state known by predicates shows them', () => {
  const tokens = { text: '/error', tokens: ['error'] };
  const shows = { kind: 'predicate', has: [{ rule: '', pointer: tokens }], lacks: [], check: [] } as const;
  expect(notesOf(makeDiagram(sketchLifecycle({ states: { failed: { shows } } })), 'failed')).toEqual([
    'has /error',
  ]);
});

test('tasks that are kept for a limited time end in gone', () => {
  expect(notesOf(makeDiagram(clearable), '$gone')).toEqual(['any final state, 5m later']);
  expect(notesOf(makeDiagram(retrying), '$gone')).toBeUndefined();
});
