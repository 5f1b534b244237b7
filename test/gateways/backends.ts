/** The backends of the gateways: one for each failure, and a healthy one. */
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { healthyPage, paths, type Backends } from './gateway.ts';

export interface RunningBackends {
  readonly ports: Backends;
  stop(): Promise<void>;
}

const thinksMs = 1200;
// Reserved for an obsolete service; the system gives programs other ports, so this one stays closed.
const deadPort = 1;
/** Like a database replying to a browser: no status line, nor anything that could be read as one. */
const notHttp = '\u0015\u0003\u0001 no such thing\r\n\r\n';

const halfHttp = 'HTTP/1.1 200 OK\r\nthis is no header\r\n\r\nand this is no page';

/** Starts them all on free ports. */
export async function startBackends(): Promise<RunningBackends> {
  const sockets = new Set<Socket>();
  const answering = (answer: (socket: Socket) => void): Server =>
    createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
      socket.once('data', () => {
        answer(socket);
      });
    });
  const servers = {
    slow: answering((socket) => setTimeout(() => socket.destroy(), thinksMs)),
    hanging: answering(() => undefined),
    garbage: answering((socket) => socket.end(notHttp)),
    broken: answering((socket) => socket.end(halfHttp)),
    healthy: createHttpServer((request, response) => {
      if (request.url === paths.redirect) response.writeHead(302, { location: paths.failing }).end();
      else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(healthyPage);
    }),
  };
  const ports = Object.fromEntries(
    await Promise.all(Object.entries(servers).map(async ([name, server]) => [name, await listen(server)] as const)),
  ) as unknown as Omit<Backends, 'dead'>;
  return {
    ports: { ...ports, dead: deadPort },
    async stop() {
      for (const socket of sockets) socket.destroy();
      servers.healthy.closeAllConnections();
      await Promise.all(Object.values(servers).map((server) => new Promise((done) => server.close(done))));
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  return (server.address() as AddressInfo).port;
}
