import { expect, test } from 'vitest';
import { createRealPace } from '../../src/clock/real-pace.js';
import { isFinal } from '../../src/lifecycle/read-state.js';
import { demoCredential } from '../../src/simulator/check-credentials.js';
import { startSimulator } from '../../src/start/start-simulator.js';
import { judge } from '../monitor/monitor.js';
import { defaultTarget } from '../target/load-target.js';
import { createSecret } from '../target/secret.js';
import { apiNamed } from '../target/target.cases.js';
import { createHttpSender } from './http-sender.js';
import { createRunner } from './runner.js';
import { answeredStatus, callOf, create, planOf, wait } from './small-service.cases.js';

test.each(['chunkr', 'docling', 'factpulse', 'literature', 'trace'])(
  'the example of %s creates tasks over HTTP, and no request shows the service what it is not',
  async (name) => {
    const api = await apiNamed(name);
    const operation = api.operations.find(({ lifecycle }) => lifecycle?.creates !== undefined)?.key ?? '';
    await using simulator = await startSimulator({
      spec: name,
      clock: { kind: 'scaled', factor: 200 },
      admin: false,
    });
    const credentials = [...api.securitySchemes.values()].map((scheme) => [
      scheme.name,
      createSecret(demoCredential(scheme)),
    ]);
    const target = {
      ...defaultTarget(api, simulator.url),
      credentials: Object.fromEntries(credentials),
      timeScale: 200,
      slackMs: 200,
    };
    const runner = createRunner({
      api,
      target,
      send: createHttpSender(simulator.url),
      pace: createRealPace(),
      seed: 1,
    });
    const finals = [...api.lifecycle.states.keys()].filter((state) => isFinal(api.lifecycle, state));
    const made = { ...create, call: { ...create.call, operation } };
    const guarded = api.operations.find(({ key }) => key === operation)?.security.length !== 0;
    const unfit = (['absent', 'wrong', 'malformed'] as const).map((how) =>
      callOf(operation, { changes: [{ kind: 'credential', how }], intent: { kind: 'unauthenticated' } }),
    );
    await runner.run([planOf('p', made, wait(...finals)), ...(guarded ? [planOf('q', ...unfit)] : [])]);
    const { trace, plans, stop } = runner.result();
    expect(stop).toEqual({ kind: 'done' });
    expect(plans.flatMap(({ skipped }) => skipped)).toEqual([]);
    const right = trace.filter(({ intent }) => intent?.kind === 'valid').map(answeredStatus);
    expect(right.length).toBeGreaterThan(1);
    for (const status of right) expect(status).toBeLessThan(300);
    for (const { intent, ...one } of trace)
      if (intent?.kind === 'unauthenticated') expect(answeredStatus(one)).toBe(401);
    const { observations } = judge(api, trace, { timeScale: 200, slackMs: 200 });
    expect(observations.filter(({ kind }) => kind === 'violated')).toEqual([]);
  },
);
