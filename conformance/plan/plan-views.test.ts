import { beforeAll, expect, it } from 'vitest';
import type { Api } from '../../src/openapi/api.js';
import {
  callsIn,
  isForbidden,
  loadFive,
  namedTooEarly,
  ownTarget,
  plainTarget,
  requestOf,
  withWorkloads,
} from './plan.cases.js';
import { planUnknown } from './plan-views.js';
import { readScene, type Scene } from './scene.js';

let five: readonly Api[] = [];
beforeAll(async () => {
  five = await loadFive();
});

const sceneOf = (api: Api, target = ownTarget): Scene => readScene(api, withWorkloads(api, target), 1);

it('two tasks, one of them done, are looked at in every way before and after the calls with unknown ids', () => {
  for (const api of five) {
    const scene = sceneOf(api);
    for (const plan of planUnknown(scene, 0)) {
      expect(namedTooEarly(plan)).toEqual([]);
      const isUnknown = plan.acts.map((act) => act.do === 'call' && act.call.intent.kind === 'unknown-id');
      const before = plan.acts.slice(0, isUnknown.indexOf(true));
      const after = plan.acts.slice(isUnknown.lastIndexOf(true) + 1);
      expect(before).toContainEqual(expect.objectContaining({ do: 'await', task: 'a' }));
      expect(before.slice(-after.length)).toEqual(after);
      const seen = after.flatMap((act) => (act.do === 'probe' ? act.task : []));
      expect(seen).toEqual(['a', 'b']);
      if (api.name === 'docling')
        expect(callsIn([{ ...plan, acts: after }]).map(({ operation, task }) => [operation, task])).toEqual([
          ['task_result', 'a'],
          ['task_result', 'b'],
        ]);
    }
  }
});

it('an id of the same shape as that of the task is among the unknown ones, and no request is invalid', () => {
  for (const api of five) {
    const scene = sceneOf(api);
    for (const plan of planUnknown(scene, 0)) {
      const calls = callsIn([plan]).filter(({ intent }) => intent.kind === 'unknown-id');
      for (const call of calls) expect(isForbidden(api, ownTarget, call), plan.id).toBe(false);
      const near = calls.filter(({ task }) => task === 'a');
      expect(near.some(({ changes }) => changes.some(({ kind }) => kind === 'alter'))).toBe(true);
      for (const call of near) expect(requestOf(api, ownTarget, call).url).not.toMatch(/[/=]7($|[?&/])/);
    }
  }
});

it('numbers below the first are asked for where ids are numbers, 0 only where nobody else has tasks', () => {
  const literature = five.find(({ name }) => name === 'literature')!;
  const lowOf = (target: typeof ownTarget): readonly unknown[] =>
    callsIn(planUnknown(sceneOf(literature, target), 0))
      .filter(({ operation, intent }) => operation === 'getTask' && intent.kind === 'unknown-id')
      .flatMap((call) => call.changes.flatMap((change) => (change.kind === 'set' ? change : [])))
      .map(({ value }) => value)
      .filter((value) => Number(value) <= 0);
  expect(lowOf(ownTarget)).toEqual(['-1', '0']);
  expect(lowOf(plainTarget)).toEqual(['-1']);
});
