import { beforeAll, expect, it } from 'vitest';
import type { Api } from '../../src/openapi/api.js';
import { isJsonObject } from '../../src/openapi/json-object.js';
import { callsIn, isForbidden, loadFive, namedTooEarly, ownTarget, withWorkloads } from './plan.cases.js';
import type { Plan } from './plan.js';
import { planTwoUpdates } from './plan-two-updates.js';
import { readScene } from './scene.js';

let chunkr: Api;
let plans: readonly Plan[] = [];
beforeAll(async () => {
  const found = (await loadFive()).find(({ name }) => name === 'chunkr');
  if (found === undefined) throw new Error('no chunkr');
  chunkr = found;
  const scene = readScene(chunkr, withWorkloads(chunkr, ownTarget), 1);
  const update = scene.targeted.find(({ key }) => key === 'update_task_route');
  plans = update === undefined ? [] : planTwoUpdates(scene, update, 0);
});

type Body = Readonly<Record<string, unknown>>;

const bodiesIn = (plan: Plan): readonly Body[] =>
  callsIn([plan])
    .filter(({ operation }) => operation === 'update_task_route')
    .map(({ changes: [change] }) => (change?.kind === 'set' ? (change.value as Body) : {}));

it('every member that a client may send is given in one of the first updates', () => {
  const given = new Set(plans.flatMap((plan) => Object.keys(bodiesIn(plan)[0] ?? {})));
  expect(plans.length).toBe(2);
  expect([...given].toSorted()).toEqual([
    ...['chunk_processing', 'error_handling', 'expires_in', 'high_resolution', 'llm_processing'],
    ...['ocr_strategy', 'pipeline', 'segment_processing', 'segmentation_strategy'],
  ]);
});

it('the second update leaves out most of the first, repeats one member and gives another as null', () => {
  for (const [first = {}, second = {}] of plans.map(bodiesIn)) {
    const plain = Object.keys(first).filter((name) => !isJsonObject(first[name]));
    const same = plain.filter((name) => second[name] === first[name]);
    expect(same.length).toBe(1);
    expect(Object.keys(second)[0]).toBe(same[0]);
    expect(plain.filter((name) => second[name] === null).length).toBe(1);
    expect(plain.some((name) => !(name in second))).toBe(true);
    expect(Object.keys(second).some((name) => !(name in first))).toBe(true);
  }
});

it('a member that is an object is given whole, each time with another of its members', () => {
  for (const [first = {}, second = {}] of plans.map(bodiesIn)) {
    const [one, other] = [first.chunk_processing, second.chunk_processing] as readonly Body[];
    expect(Object.keys(one ?? {}).length).toBe(1);
    expect(Object.keys(other ?? {}).filter((name) => name in (one ?? {}))).toEqual([]);
  }
});

it('numbers are the next ones to the usual, where there is a usual one', () => {
  const processing = plans.flatMap(bodiesIn).map((body) => body.chunk_processing);
  expect(processing).toContainEqual({ target_length: 513 });
});

it('the task is brought back after its second update, and looked at after each step', () => {
  for (const { acts } of plans) {
    const steps = acts.map((act) => (act.do === 'call' ? act.call.operation : act.do));
    const from = steps.indexOf('update_task_route');
    expect(steps.slice(from)).toEqual([
      ...['update_task_route', 'probe', 'await', 'probe'],
      ...['update_task_route', 'probe', 'cancel_task_route', 'probe', 'await', 'probe'],
    ]);
  }
});

it('plans of two updates hold only calls that the document permits, on tasks that are there', () => {
  const target = withWorkloads(chunkr, ownTarget);
  for (const call of callsIn(plans)) expect(isForbidden(chunkr, target, call)).toBe(false);
  expect(plans.flatMap(namedTooEarly)).toEqual([]);
});
