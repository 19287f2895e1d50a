import { expect, it } from 'vitest';
import { parseLifecycle } from '../../src/lifecycle/parse-lifecycle.js';
import type { Workload } from '../target/target.js';
import { findWays, followSteps, type Way } from './reach-state.js';

const lifecycleOf = (states: object, operations: object) => {
  const { lifecycle, findings } = parseLifecycle({
    version: 1,
    fields: { id: '/id', state: '/status' },
    states,
    operations,
  });
  if (lifecycle === undefined) throw new Error(JSON.stringify(findings));
  return lifecycle;
};

const waysOf = (states: object, operations: object, workloads: readonly Workload[] = []) => {
  const lifecycle = lifecycleOf(states, operations);
  return findWays({ lifecycle, operations: lifecycle.operations, workloads });
};

const recipe = { operation: 'make' };

const shortly = (way: Way | undefined): string =>
  (way?.stages ?? [])
    .map((stage) => {
      if (stage.kind === 'create')
        return `create${stage.workload === undefined ? '' : `(${stage.workload})`}`;
      return stage.kind === 'wait' ? `wait ${stage.until.join('|')}` : stage.operation;
    })
    .join(', ');

const best = (ways: ReadonlyMap<string, readonly Way[]>, state: string): string =>
  shortly(ways.get(state)?.[0]);

const chain = {
  queued: { initial: true, next: 'running' },
  running: { next: { done: 9, failed: 1 } },
  done: { final: 'success' },
  failed: { final: 'failure' },
  cancelled: { final: 'cancelled' },
};

it('a new task is in an initial state at once', () => {
  expect(best(waysOf(chain, {}), 'queued')).toBe('create');
});

it('steps of the server are one wait, which ends where the goal cannot come any more', () => {
  const ways = waysOf(chain, {});
  expect(best(ways, 'running')).toBe('create, wait running|done|failed');
  expect(best(ways, 'failed')).toBe('create, wait failed|done');
});

it('a state that only an operation leads to is reached by it, from the nearest state', () => {
  const ways = waysOf(chain, {
    cancel: { target: 'path.id', moves: { queued: 'cancelled', running: 'cancelled' } },
  });
  expect(best(ways, 'cancelled')).toBe('create, cancel');
});

it('a state that nothing leads to has no way', () => {
  expect(waysOf(chain, {}).has('cancelled')).toBe(false);
});

it('a task that is gone is reached, and nothing is reached from there', () => {
  const ways = waysOf(chain, { remove: { target: 'path.id', moves: { done: '$gone' } } });
  expect(best(ways, '$gone')).toBe('create, wait done|failed, remove');
});

it('what was saved is known where it leads back to', () => {
  const states = { ...chain, again: { shows: 'queued', next: 'running' } };
  const ways = waysOf(states, {
    redo: { target: 'path.id', moves: { done: 'again', failed: 'again' }, save: true },
    undo: { target: 'path.id', moves: { again: '$saved' } },
  });
  const [way] = ways.get('again') ?? [];
  expect(shortly(way)).toBe('create, wait done|failed, redo');
  expect(way?.saved).toBe('done');
});

it('what was never saved leads nowhere', () => {
  const ways = waysOf(chain, {
    back: { target: 'path.id', moves: { queued: '$saved', cancelled: '$same' } },
    keep: { target: 'path.id', moves: { done: '$same' }, save: true },
  });
  expect([...ways.keys()]).not.toContain('cancelled');
});

it('of several places that a call may lead to, the first is taken to be likelier', () => {
  const ways = waysOf(chain, {
    cancel: { target: 'path.id', moves: { queued: ['cancelled', 'failed'] } },
  });
  const [cancelled] = ways.get('cancelled') ?? [];
  const [failed] = ways.get('failed') ?? [];
  expect(cancelled?.cost).toBeLessThan(failed?.cost ?? 0);
  expect(shortly(failed)).toBe('create, cancel');
});

it('an unlikely step costs more than a likely one, and one of weight 0 the most', () => {
  const ways = waysOf({ ...chain, running: { next: { done: 9, failed: 1, cancelled: 0 } } }, {});
  const costs = ['done', 'failed', 'cancelled'].map((state) => ways.get(state)?.[0]?.cost ?? 0);
  expect(costs).toEqual(costs.toSorted((left, right) => left - right));
  expect(new Set(costs).size).toBe(3);
});

it('a workload that ends in a state is the best way there, and no way elsewhere', () => {
  const ways = waysOf(chain, {}, [{ name: 'bad', recipe, ends: ['failed'] }]);
  expect(best(ways, 'failed')).toBe('create(bad), wait failed|done');
  expect(best(ways, 'done')).toBe('create, wait done|failed');
});

it('a workload that seldom ends where it should is no better than chance', () => {
  const ways = waysOf(chain, {}, [{ name: 'bad', recipe, ends: ['failed'], probability: 0.01 }]);
  expect(best(ways, 'failed')).toBe('create, wait failed|done');
});

it('a workload that holds the state comes first, however long the way', () => {
  const ways = waysOf(chain, {}, [{ name: 'slow', recipe, holds: { state: 'running', forMs: 1000 } }]);
  const [way] = ways.get('running') ?? [];
  expect(way).toMatchObject({ isHeld: true, workload: { name: 'slow' } });
  expect(ways.get('queued')?.[0]?.isHeld).toBe(false);
});

it('a circle of steps is walked once', () => {
  const states = { ...chain, running: { next: ['retry', 'done'] }, retry: { next: 'running' } };
  expect(best(waysOf(states, {}), 'retry')).toBe('create, wait retry|done');
  expect([...followSteps(lifecycleOf(states, {}), 'retry')]).toEqual(['retry', 'running', 'done']);
});
