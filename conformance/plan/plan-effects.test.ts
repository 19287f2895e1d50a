import { beforeAll, expect, it } from 'vitest';
import type { Api } from '../../src/openapi/api.js';
import { callsIn, loadFive, ownTarget, withWorkloads } from './plan.cases.js';
import { planBulk, planIsolation } from './plan-effects.js';
import { readScene, type Scene } from './scene.js';

let five: readonly Api[] = [];
beforeAll(async () => {
  five = await loadFive();
});

const sceneOf = (api: Api): Scene => readScene(api, withWorkloads(api, ownTarget), 1);

it('one task is made before the one that is acted on, and one after it', () => {
  for (const plan of five.flatMap((api) => planIsolation(sceneOf(api), 0))) {
    expect(callsIn([plan]).flatMap(({ creates }) => creates ?? [])).toEqual(['b', 'a', 'c']);
  }
});

it('all that can be seen of the other tasks is looked at before and after', () => {
  for (const api of five) {
    const scene = sceneOf(api);
    const moving = new Set(
      scene.targeted
        .filter(({ lifecycle }) => lifecycle.moves !== undefined || lifecycle.merge !== undefined)
        .map(({ key }) => key),
    );
    const quiet = scene.targeted.map(({ key }) => key).filter((key) => !moving.has(key));
    for (const { id, acts } of planIsolation(scene, 0)) {
      const at = acts.findLastIndex((act) => act.do === 'call' && moving.has(act.call.operation));
      for (const name of ['b', 'c']) {
        const seen = acts.map((act) => {
          if (act.do === 'probe') return act.task === name ? scene.probe?.key : undefined;
          return act.do === 'call' && act.call.task === name ? act.call.operation : undefined;
        });
        for (const key of quiet) {
          expect(seen.slice(0, at), `${id}: ${key} of ${name}`).toContain(key);
          expect(seen.slice(at + 1), `${id}: ${key} of ${name}`).toContain(key);
        }
      }
    }
  }
});

it('where a state lasts, the task made last is the newest when the other is acted on', () => {
  const docling = five.find(({ name }) => name === 'docling');
  const [plan] = docling === undefined ? [] : planIsolation(sceneOf(docling), 0);
  const acts = plan?.acts ?? [];
  const born = acts.findIndex((act) => act.do === 'call' && act.call.creates === 'c');
  const waited = acts.findIndex((act) => act.do === 'await' && act.task === 'a');
  expect(waited).toBeGreaterThan(-1);
  expect(born).toBeGreaterThan(waited);
});

it('beside a task that a call on every task moves stands one that is held where it must not move', () => {
  const docling = five.find(({ name }) => name === 'docling')!;
  const workloadsOf = (scene: Scene): readonly unknown[] =>
    planBulk(scene, 0).map((plan) => callsIn([plan]).find(({ creates }) => creates === 'b')?.workload);
  const recipe = { operation: 'convert_source_async' };
  const held = (state: string) => ({ name: state, recipe, holds: { state, forMs: 60_000 } });
  const workloads = ['pending', 'processing', 'completed'].map(held);
  expect(workloadsOf(readScene(docling, { ...ownTarget, workloads }, 1)).toSorted()).toEqual([
    'pending',
    'processing',
    'processing',
  ]);
  expect(workloadsOf(readScene(docling, ownTarget, 1))).toEqual([undefined, undefined, undefined]);
});
