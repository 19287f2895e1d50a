import { instance } from '@viz-js/viz';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawDot } from './draw-dot.js';
import { sketchLifecycle, updatable } from './lifecycles.cases.js';

test('Graphviz accepts any names of states and operations', async () => {
  const viz = await instance();
  const name = fc.oneof(
    fc.string(),
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('"', '\\', 'a\\', '<b>', '&lt;', 'é', '->', ''),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { minLength: 3, maxLength: 3 }),
      ([first = '', second = '', operation = '']) => {
        const states = {
          [first]: { initial: true, next: { [second]: 1 } },
          [second]: { final: 'success' },
        } as const;
        const operations = { [operation]: { moves: { [second]: [first, '$gone'] } } };
        const { status, errors } = viz.render(drawDot(sketchLifecycle({ states, operations })), {
          format: 'svg',
        });
        const refused = errors.filter((error) => error.level !== 'warning');
        expect({ status, refused }).toEqual({ status: 'success', refused: [] });
      },
    ),
    { numRuns: 50 },
  );
});

test('an operation that leads from a final state back to work is drawn upwards', () => {
  expect(drawDot(updatable)).toMatch(
    /"Requeued" -> "Succeeded" \[class="move".*update_task_route.*dir="back"\]/,
  );
});

test('the styles of steps and moves are explained only where there are both', () => {
  const alone = sketchLifecycle({ states: { a: { initial: true } } });
  expect(drawDot(alone)).not.toContain('dashed: an operation');
  expect(drawDot(updatable)).toContain('dashed: an operation');
});
