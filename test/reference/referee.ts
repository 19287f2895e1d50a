import { createMonitor } from '../../conformance/monitor/monitor.js';
import type { Observation } from '../../conformance/monitor/observation.js';
import type { Exchange } from '../../src/exchange/exchange.js';
import type { Api } from '../../src/openapi/api.js';

/** Finds what breaks a rule in a trace. */
export type Referee = (trace: readonly Exchange[]) => readonly (Observation & { kind: 'violated' })[];

/** The suite's own judge, made ready once for many traces. */
export function createReferee(api: Api): Referee {
  const monitor = createMonitor(api);
  return (trace) => {
    const observations: Observation[] = [];
    let { start: beliefs } = monitor;
    for (const exchange of trace.toSorted((one, other) => one.callMs - other.callMs || one.seq - other.seq)) {
      const step = monitor.step(beliefs, exchange);
      beliefs = step.beliefs;
      observations.push(...step.observations);
    }
    observations.push(...monitor.finish(beliefs).observations);
    return observations.filter((one) => one.kind === 'violated');
  };
}
