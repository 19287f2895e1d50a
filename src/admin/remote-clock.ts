import type { ControlFetch, NamespaceQuery, Remote } from './control-client-types.js';
import type { ClockControl } from './controls.js';
import { obeyed } from './obeyed.js';

/** The clock of a namespace, over the network. */
export function remoteClock(api: ControlFetch, query: NamespaceQuery): Remote<ClockControl> {
  const params = { query };
  const get = () => obeyed(api.GET('/clock', { params }));
  return {
    mode: async () => (await get()).mode,
    isLocked: async () => (await get()).isLocked,
    now: async () => (await get()).nowMs,
    advance: async (by) => {
      await obeyed(api.POST('/clock/advance', { params, body: { by } }));
    },
    set: async (to) => {
      await obeyed(api.POST('/clock/set', { params, body: { to } }));
    },
    advanceToNextEvent: async () => (await obeyed(api.POST('/clock/next-event', { params }))).moved,
    freeze: async () => {
      await obeyed(api.POST('/clock/freeze', { params }));
    },
    run: async (factor) => {
      const body = factor === undefined ? {} : { factor };
      await obeyed(api.POST('/clock/run', { params, body }));
    },
    switchTo: async (mode) => {
      await obeyed(api.PUT('/clock/mode', { params, body: mode }));
    },
    lock: async () => {
      await obeyed(api.POST('/clock/lock', { params }));
    },
    unlock: async () => {
      await obeyed(api.POST('/clock/unlock', { params }));
    },
  };
}
