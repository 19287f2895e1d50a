import type { RuleStatus } from '../faults/fault-book.js';
import type { ControlFetch, NamespaceQuery, RemoteControls } from './control-client-types.js';
import type { FaultControl, SettingsControl } from './controls.js';
import { obeyed } from './obeyed.js';
import type { components } from './openapi.js';

type Notation = components['schemas']['FaultNotation'];

/** What goes wrong in a namespace, and what decides in it, over the network. */
export function remoteFaults(
  api: ControlFetch,
  query: NamespaceQuery,
): Pick<RemoteControls, 'faults' | 'settings'> {
  const params = { query };
  const add = async (body: Notation | Notation[]) =>
    (await obeyed(api.POST('/faults', { params, body }))).faults as readonly RuleStatus[];
  return {
    faults: {
      list: async () => (await obeyed(api.GET('/faults', { params }))).faults as readonly RuleStatus[],
      add: async (input) => (await add(input as Notation))[0] as RuleStatus,
      addAll: (inputs) => add([...inputs] as Notation[]),
      remove: async (id) => {
        await obeyed(api.DELETE('/faults/{id}', { params: { path: { id }, query } }));
      },
      reset: async () => {
        await obeyed(api.DELETE('/faults', { params }));
      },
      kinds: async () =>
        (await obeyed(api.GET('/fault-kinds'))).kinds as unknown as ReturnType<FaultControl['kinds']>,
    },
    settings: {
      get: () => obeyed(api.GET('/settings', { params })),
      use: async (change) => {
        type Change = components['schemas']['SettingsChange'];
        await obeyed(
          api.PATCH('/settings', { params, body: change as Change & Parameters<SettingsControl['use']>[0] }),
        );
      },
    },
  };
}
