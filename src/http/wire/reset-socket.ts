import { Socket } from 'node:net';

/** Ends a connection with a TCP RST; one that has none to send, such as a pipe, is closed instead. */
export function resetSocket(socket: Socket): void {
  if (socket.destroyed || isReset(socket)) return;
  // What is below may end it, and does so itself: ended twice at once, Node loses count of its connections.
  const below = carrierOf(socket);
  if (below === undefined || !isReset(below)) socket.destroy();
}

/** Whether it was TCP, and now is reset. */
function isReset(socket: Socket): boolean {
  try {
    socket.resetAndDestroy();
    return true;
  } catch {
    return false;
  }
}

/** The TCP connection below one with TLS. Node has no public name for it. */
function carrierOf(socket: Socket): Socket | undefined {
  const below: unknown = Reflect.get(socket, '_parent');
  return below instanceof Socket ? below : undefined;
}
