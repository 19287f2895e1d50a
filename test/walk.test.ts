import { expect, it } from 'vitest';
import { startSimulator } from '../src/start/start-simulator.js';
import { credentialHeaders, walks } from './walks.js';

it.each(walks)(
  '%s: submit, every state in order, result, refusals with their documented bodies',
  async (name, walk) => {
    const sim = await startSimulator({ spec: name, clock: 'manual' });
    try {
      const [mount] = sim.mounts;
      await walk({
        baseUrl: sim.url,
        headers: credentialHeaders(mount!),
        advance: (duration) => sim.clock.advance(duration),
      });
      expect(sim.exchanges().length).toBeGreaterThan(5);
    } finally {
      await sim.close();
    }
  },
);
