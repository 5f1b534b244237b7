/** A backend that takes a request, thinks, and hangs up: the gateway in front answers late. */
import { createServer, type AddressInfo } from 'node:net';

export const thinksMs = 1200;

export async function startSlowBackend(): Promise<{ readonly port: number; stop(): Promise<void> }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      setTimeout(() => socket.destroy(), thinksMs);
    });
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
      }),
  };
}
