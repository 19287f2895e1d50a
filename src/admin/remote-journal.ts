import type { ClientReport } from '../client-report/client-report.js';
import type { Exchange } from '../exchange/exchange.js';
import type { ControlFetch, NamespaceQuery, RemoteControls } from './control-client-types.js';
import { obeyed } from './obeyed.js';

/** What was asked and answered in a namespace, and how its clients behaved, over the network. */
export function remoteJournal(
  api: ControlFetch,
  query: NamespaceQuery,
): Pick<RemoteControls, 'journal' | 'client'> {
  const params = { query };
  const get = () => obeyed(api.GET('/journal', { params }));
  return {
    journal: {
      exchanges: async () => (await get()).exchanges as readonly Exchange[],
      dropped: async () => (await get()).dropped,
      // A body of no bytes is not read at all.
      jsonl: async () => (await obeyed(api.GET('/journal.jsonl', { params, parseAs: 'text' }))) ?? '',
      har: () => obeyed(api.GET('/journal.har', { params, parseAs: 'text' })),
      clear: async () => {
        await obeyed(api.DELETE('/journal', { params }));
      },
    },
    client: async (name) => {
      const own = { query: name === undefined ? query : { ...query, client: name } };
      const report = (await obeyed(api.GET('/client-report', { params: own }))) as ClientReport;
      const text = async () => {
        const page = await obeyed(api.GET('/client-report.txt', { params: own, parseAs: 'text' }));
        return page.replace(/\n$/, '');
      };
      return { ...report, text };
    },
  };
}
