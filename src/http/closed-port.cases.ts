import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** A port of 127.0.0.1 at which nobody listens. */
export type ClosedPort = { readonly url: string; readonly port: number; close(): Promise<void> };

/**
 * Takes a port at which nobody listens until it is let go: a connection goes out from it, so that the system gives it to
 * nobody else. A port that was merely let go may be another test's by now. `port`: one of these; default: any.
 */
export async function takeClosedPort(port?: number): Promise<ClosedPort> {
  const far = await listenAnywhere();
  const own = port ?? letGo(await listenAnywhere());
  const accepted = once(far, 'connection') as Promise<[Socket]>;
  const near = connect({ port: portOf(far), host: '127.0.0.1', localAddress: '127.0.0.1', localPort: own });
  await once(near, 'connect');
  const ends = [near, (await accepted)[0]];
  for (const end of ends) end.on('error', () => undefined);
  return {
    url: `http://127.0.0.1:${own}`,
    port: own,
    close: async () => {
      const closed = ends.map((end) => once(end, 'close'));
      for (const end of ends) end.destroy();
      far.close();
      await Promise.all(closed);
    },
  };
}

async function listenAnywhere(): Promise<Server> {
  const server = createServer();
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** The port that a server had. */
function letGo(server: Server): number {
  const port = portOf(server);
  server.close();
  return port;
}
