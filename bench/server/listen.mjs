/**
 * Listens on a free port and prints the ready line that `taskdouble serve --json` prints too.
 * @param {{ listen: (port: number, host: string, done: () => void) => import('node:http').Server }} app
 */
export function listen(app) {
  const server = app.listen(0, '127.0.0.1', () => {
    const address = /** @type {import('node:net').AddressInfo} */ (server.address());
    console.log(JSON.stringify({ url: `http://127.0.0.1:${address.port}` }));
  });
}
