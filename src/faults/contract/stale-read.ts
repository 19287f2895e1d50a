import { duration } from '../parameter-schema.js';
import { contractFault } from './contract-fault.js';
import { lists, readsTask } from './sites.js';

/** Longer than the lifecycle's `stale`, else it would be right. */
export const staleRead = contractFault<{ lag: number }>({
  kind: 'stale-read',
  says: 'The answer comes from a replica that lags: everything is shown as it was before.',
  parameters: { lag: duration('By how much, beyond what the lifecycle allows (`stale`).', '5s') },
  example: { lag: '5s' },
  fits: (site) => readsTask(site) || lists(site),
  act: ({ lag }, { scene: { task, aim, lifecycle } }) => {
    if (aim !== 'list' && task === undefined) return [];
    return [{ do: 'show', view: { kind: 'earlier', byMs: lag + lifecycle.staleMs } }];
  },
});
