import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawMermaid } from './draw-mermaid.js';
import { faultyLines } from './drawing-checks.cases.js';
import { awkward, clearable, retrying, sketchLifecycle, updatable } from './lifecycles.cases.js';

test.each(Object.entries({ updatable, clearable, retrying, awkward }))(
  '%s has only known statements',
  (_, lifecycle) => {
    expect(faultyLines(drawMermaid(lifecycle))).toEqual([]);
  },
);

test('no name of a state or operation can break a statement', () => {
  const name = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('direction LR', '%%%', '<<fork>>', '"', ' as x {'),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { minLength: 2, maxLength: 4 }),
      ([first = '', second = '', ...more]) => {
        const states = { [first]: { initial: true, shows: more }, [second]: { final: 'any' } } as const;
        const operations = { [`${second} `]: { moves: { [first]: second } } };
        expect(faultyLines(drawMermaid(sketchLifecycle({ states, operations })))).toEqual([]);
      },
    ),
  );
});

test('a state keeps its name, its notes and the class of its kind', () => {
  const drawing = drawMermaid(updatable);
  expect(drawing).toContain('state "Requeued<br/>shows Starting<br/>stays 1s..30s" as Requeued\n');
  expect(drawing).toContain('[*] --> Starting : create_task_route\n');
  expect(drawing).toContain('Requeued --> Failed : cancel_task_route#58; as saved\n');
  expect(drawing).toContain('class Failed failure\n');
});
