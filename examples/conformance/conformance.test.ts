import { startSimulator } from 'taskdouble';
import { describeConformance } from 'taskdouble/vitest';
import { afterAll } from 'vitest';

let sim: Awaited<ReturnType<typeof startSimulator>>; // or your own service
afterAll(() => sim.close());

describeConformance({
  spec: 'trace',
  target: async () => {
    sim = await startSimulator({ spec: 'trace', clock: 100 });
    return sim.url;
  },
  timeScale: 100,
  budget: { tasks: 20, requests: 200 },
});
