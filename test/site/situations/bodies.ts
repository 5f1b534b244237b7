/** Bodies that are missing, late, endless or huge. */
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { nginxPage, page, send } from '../pages.ts';
import type { Situation } from '../situation.ts';

const empty = { status: 502, server: 'Caddy' } as const;
const endlessFor = 60_000;

export const bodies: readonly Situation[] = [
  {
    path: '/empty',
    title: 'Empty body',
    expect: 'popup',
    status: 502,
    notes: 'Content-Length: 0, so the browser shows its own error page, which nothing can be put into.',
    answer: (response) => send(response, empty.status, { server: empty.server }),
  },
  {
    path: '/empty-chunked',
    title: 'Empty body, chunked',
    expect: 'popup',
    status: 502,
    notes: 'The same with no length given.',
    answer: (response) => {
      response.writeHead(empty.status, { server: empty.server, 'content-type': 'text/html', 'transfer-encoding': 'chunked' }).end();
    },
  },
  {
    path: '/empty-gzip',
    title: 'Empty body, compressed',
    expect: { chromium: 'popup', firefox: 'panel' },
    status: 502,
    notes: 'Twenty bytes that unpack to none: Chrome shows its own page, Firefox a blank one.',
    answer: (response) => send(response, empty.status, { server: empty.server, 'content-encoding': 'gzip' }, gzipSync('')),
  },
  {
    path: '/slow-first-byte',
    title: 'Slow first byte',
    expect: 'panel',
    status: 502,
    notes: 'Nothing for 1.5 seconds, then everything.',
    answer: async (response) => {
      await sleep(1500);
      send(response, 502, { server: 'nginx' }, nginxPage('502 Bad Gateway'));
    },
  },
  {
    path: '/slow-body',
    title: 'Slow body',
    expect: 'panel',
    status: 502,
    notes: 'The start comes at once, the rest trickles for five seconds; the panel does not wait for the end.',
    answer: (response) => trickle(response, 5_000),
  },
  {
    path: '/endless-body',
    title: 'Body that never ends',
    expect: 'panel',
    status: 502,
    notes: 'The page keeps loading for a minute; the panel is there all the time.',
    answer: (response) => trickle(response, endlessFor),
  },
  {
    path: '/huge',
    title: 'Error page of 10 MB',
    expect: 'panel',
    status: 502,
    notes: 'Far too much to read; the panel does not read it.',
    answer: (response) => send(response, 502, { server: 'nginx' }, page('502 Bad Gateway', hugeText)),
  },
];

const hugeText = `<!--${'x'.repeat(10 * 1024 * 1024)}--><p>That was a long page.</p>`;

/** Sends the start of a page at once and the rest bit by bit, until the time is over or the connection is closed. */
async function trickle(response: ServerResponse, milliseconds: number): Promise<void> {
  response.writeHead(502, { server: 'nginx', 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.write(`<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1><!--${' '.repeat(1024)}-->`);
  const end = Date.now() + milliseconds;
  while (Date.now() < end && !response.destroyed) {
    await sleep(250);
    response.write('<p>…</p>');
  }
  response.end();
}
