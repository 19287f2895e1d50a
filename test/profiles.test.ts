import { beforeAll, describe, expect, test } from 'vitest';
import { createMonitor, type Monitor } from '../conformance/monitor/monitor.js';
import { builtInProfiles } from '../src/config/profiles.js';
import type { Exchange } from '../src/exchange/exchange.js';
import type { Api } from '../src/openapi/api.js';
import { builtInNames } from '../src/openapi/spec-name.js';
import { drawUnit } from '../src/random/draw.js';
import { openLab } from '../src/simulator/fault-lab.cases.js';
import type { Profile } from '../src/simulator/namespace.js';
import { openApi } from '../src/start/open-api.js';

const CALLS = 14;
/** Short and long waits: within a storm, between polls, over whole lives of tasks. */
const WAITS_MS = [0, 200, 1_000, 3_000, 20_000, 120_000];

/** Submits, reads, moves and lists, as the seed has it, under the profile. */
function run(api: Api, profile: Profile, seed: number): readonly Exchange[] {
  const lab = openLab(api);
  lab.world.namespace.use({ profile, seed });
  const operations = api.operations.filter(({ lifecycle }) => lifecycle !== undefined);
  const pick = <T>(list: readonly T[], ...key: readonly (number | string)[]): T =>
    list[Math.floor(drawUnit(seed, ...key) * list.length)]!;
  const ids: string[] = [];
  for (let call = 0; call < CALLS; call++) {
    lab.clock.advance(pick(WAITS_MS, 'wait', call));
    if (call === 0 || drawUnit(seed, 'submits', call) < 0.15) ids.push(lab.submit());
    lab.send(pick(operations, 'operation', call), { id: pick(ids, 'id', call) });
  }
  return lab.exchanges;
}

/** What a monitor, made once, says of one history. */
function violationsIn({ start, step, finish }: Monitor, exchanges: readonly Exchange[]) {
  let beliefs = start;
  const observations = exchanges.flatMap((exchange) => {
    const learned = step(beliefs, exchange);
    beliefs = learned.beliefs;
    return learned.observations;
  });
  return [...observations, ...finish(beliefs).observations].filter(({ kind }) => kind === 'violated');
}

const isFailure = ({ answer }: Exchange): boolean => answer.kind === 'lost' || answer.status >= 429;
const seeds = Array.from({ length: 50 }, (_, index) => index + 1);

describe.each(builtInNames)('of %s', (name) => {
  let api: Api;
  let monitor: Monitor;
  beforeAll(async () => {
    ({ api } = await openApi(name));
    monitor = createMonitor(api);
  });

  test.each(builtInProfiles)('the contract is kept by $name, but for hostile', (profile) => {
    const runs = seeds.map((seed) => run(api, profile, seed));
    const violations = runs.flatMap((exchanges) => violationsIn(monitor, exchanges));
    if (profile.name === 'hostile') expect(violations.length).toBeGreaterThan(0);
    else expect(violations).toEqual([]);
    const fails = runs.flat().some(isFailure);
    expect(fails).toBe(profile.faults.some(({ fault }) => fault.kind !== 'latency'));
  });
});

test('after the storm there is calm', async () => {
  const { api } = await openApi('chunkr');
  const storm = builtInProfiles.find(({ name }) => name === 'storm-then-calm')!;
  const shares = seeds.map((seed) => {
    const lab = openLab(api);
    lab.world.namespace.use({ profile: storm, seed });
    const failures = (calls: number) => {
      const before = lab.exchanges.length;
      for (let call = 0; call < calls; call++) lab.submit();
      return lab.exchanges.slice(before).filter(isFailure).length;
    };
    const during = failures(20);
    lab.clock.advance(29_999);
    const last = failures(20);
    lab.clock.advance(1);
    return { during, last, after: failures(20) };
  });
  expect(shares.every(({ after }) => after === 0)).toBe(true);
  expect(shares.every(({ during, last }) => during > 4 && last > 4)).toBe(true);
});
