/** A server on this machine that fails as configured and records its requests. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CountingServer {
  url(path: string): string;
  /** The times of the requests for a path, in epoch milliseconds. */
  askedAt(path: string): readonly number[];
  close(): Promise<void>;
}

/** `answer` gets the number of requests for the path, from 1. */
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

/** A failing or a healthy page. */
export function send(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers });
  response.end(`<!doctype html><title>${status === 200 ? 'Well' : 'Broken'}</title>${body}`);
}
