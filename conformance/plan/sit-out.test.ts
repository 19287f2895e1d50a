import { beforeAll, expect, it } from 'vitest';
import type { Api } from '../../src/openapi/api.js';
import { loadFive, ownTarget } from './plan.cases.js';
import type { Act } from './plan.js';
import { readScene } from './scene.js';
import { followHeld, sitOut } from './sit-out.js';

let five: readonly Api[] = [];
beforeAll(async () => {
  five = await loadFive();
});

const holds = (api: Api, forMs: number) => ({ state: api.lifecycle.initial[0] ?? '', forMs });
const pauses = (acts: readonly Act[]): readonly number[] =>
  acts.flatMap((act) => (act.do === 'pause' ? [act.ms] : []));
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

it('a hold is looked at ever more seldom, until just before its end', () => {
  for (const api of five) {
    const acts = sitOut(readScene(api, ownTarget, 1), holds(api, 120_000), 'a').slice(0, 26);
    const gaps = pauses(acts).slice(1);
    expect(acts.filter((act) => act.do === 'probe').length).toBe(gaps.length + 1);
    expect(gaps.toSorted((left, right) => left - right)).toEqual(gaps);
    expect(sum(pauses(acts))).toBeGreaterThan(115_000);
    expect(sum(pauses(acts))).toBeLessThan(120_000);
  }
});

it('a held task is waited for before its hold is sat out', () => {
  for (const api of five) {
    const acts = followHeld(readScene(api, ownTarget, 1), holds(api, 60_000), 'a');
    const at = acts.findIndex((act) => act.do === 'await');
    expect(acts[at]).toMatchObject({
      states: expect.arrayContaining([...api.lifecycle.initial.slice(0, 1)]),
    });
    expect(sum(pauses(acts.slice(at)))).toBeGreaterThan(50_000);
  }
});

it('the end of a hold is watched, where polls are far apart', () => {
  for (const api of five) {
    const acts = sitOut(readScene(api, ownTarget, 1), holds(api, 120_000), 'a');
    const last = pauses(acts.slice(26));
    expect(last.length > 0).toBe(api.lifecycle.poll !== undefined);
    expect(sum(pauses(acts)) > 120_000).toBe(api.lifecycle.poll !== undefined);
  }
});

it('before that, looks come closer together than the polls that the API recommends', () => {
  for (const api of five) {
    const acts = followHeld(readScene(api, ownTarget, 1), holds(api, 60_000), 'a');
    const first = pauses(
      acts.slice(
        0,
        acts.findIndex((act) => act.do === 'await'),
      ),
    );
    const { poll } = api.lifecycle;
    expect(first.length > 0).toBe(poll !== undefined);
    for (const ms of first) expect(ms).toBeLessThan((poll?.minMs ?? 0) / 2);
  }
});
