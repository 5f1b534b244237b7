/** A server on this machine that fails as told and remembers when it was asked. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CountingServer {
  url(path: string): string;
  /** When each path was asked for, epoch milliseconds. */
  askedAt(path: string): readonly number[];
  close(): Promise<void>;
}

/** `answer` gets how often the path has been asked for, from 1. */
export async function startCountingServer(
  answer: (path: string, times: number, response: ServerResponse, request: IncomingMessage) => void,
): Promise<CountingServer> {
  const asked = new Map<string, number[]>();
  const server = createServer((request, response) => {
    request.resume();
    const path = new URL(request.url ?? '/', 'http://server.invalid').pathname;
    if (path === '/favicon.ico') {
      response.writeHead(204).end();
      return;
    }
    const times = [...(asked.get(path) ?? []), Date.now()];
    asked.set(path, times);
    answer(path, times.length, response, request);
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path) => `http://shop.test:${port}${path}`,
    askedAt: (path) => asked.get(path) ?? [],
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** A failing page, or one that is well. */
export function send(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers });
  response.end(`<!doctype html><title>${status === 200 ? 'Well' : 'Broken'}</title>${body}`);
}
