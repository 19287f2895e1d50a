import createFetchClient from 'openapi-fetch';
import type { ControlClient, ControlFetch, NamespaceQuery, RemoteControls } from './control-client-types.js';
import { ControlError, clip } from './control-error.js';
import { obeyed } from './obeyed.js';
import type { paths } from './openapi.js';
import { remoteClock } from './remote-clock.js';
import { remoteFaults } from './remote-faults.js';
import { remoteJournal } from './remote-journal.js';
import { remoteTasks } from './remote-tasks.js';

export type { ControlClient, Remote, RemoteControls } from './control-client-types.js';
export { ControlError } from './control-error.js';

/** Where a simulator is, and how to get in. */
export type ControlClientOptions = {
  /** That of the simulator (`http://127.0.0.1:4010`) or of its control port, with or without `/__admin`. */
  readonly url: string;
  /** The one the simulator was started with, where it was. */
  readonly token?: string;
};

/**
 * Controls a simulator in another process by its control API. The names are those of the controls in process. Whatever is refused
 * throws `ControlError` with the code of the server; `unreachable`: nobody answers at the URL.
 */
export function createControlClient(options: ControlClientOptions): ControlClient {
  const api: ControlFetch = createFetchClient<paths>({
    baseUrl: baseUrl(options.url),
    headers: options.token === undefined ? {} : { authorization: `Bearer ${options.token}` },
    fetch: (request) => reach(request),
  });
  return {
    ...remoteControls(api, ''),
    within: (namespace) => remoteControls(api, namespace),
    namespaces: async () => (await obeyed(api.GET('/namespaces'))).namespaces,
    drop: async (name) => {
      if (name === '') await obeyed(api.POST('/reset'));
      else await obeyed(api.DELETE('/namespaces/{name}', { params: { path: { name } } }));
    },
    isAlive: async () => {
      const answer = await api.GET('/health').catch(() => undefined);
      return answer?.data?.status === 'ok';
    },
    metrics: () => obeyed(api.GET('/metrics', { parseAs: 'text' })),
  };
}

function remoteControls(api: ControlFetch, namespace: string): RemoteControls {
  const query: NamespaceQuery = namespace === '' ? {} : { namespace };
  return {
    namespace,
    clock: remoteClock(api, query),
    tasks: remoteTasks(api, query),
    ...remoteFaults(api, query),
    ...remoteJournal(api, query),
    reset: async () => {
      await obeyed(api.POST('/reset', { params: { query } }));
    },
  };
}

function baseUrl(url: string): string {
  if (URL.canParse(url) && /^https?:/i.test(url))
    return `${url.replace(/\/+$/, '').replace(/\/__admin$/, '')}/__admin`;
  throw new ControlError(
    'invalid',
    `url: expected that of a simulator, such as "http://127.0.0.1:4010", got "${clip(url)}".`,
  );
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const { cause } = error as Error;
    const reason = cause instanceof Error ? cause.message : (error as Error).message;
    throw new ControlError(
      'unreachable',
      `Expected a simulator at ${new URL(request.url).origin}, got: ${reason}. Start it, or correct the url.`,
    );
  }
}
