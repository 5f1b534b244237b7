/** Each handled status, with the page of a gateway that is known for it. */
import { apachePage, haproxyPage, page, send, sendNginx, varnishPage } from '../pages.ts';
import type { Situation } from '../situation.ts';

export const statuses: readonly Situation[] = [
  {
    path: '/502',
    title: '502 Bad Gateway',
    expect: 'panel',
    status: 502,
    gateway: 'nginx',
    notes: 'The most common one: nginx got no valid answer from the server behind it.',
    answer: (response) => sendNginx(response),
  },
  {
    path: '/503',
    title: '503 Service Unavailable',
    expect: 'panel',
    status: 503,
    gateway: 'apache',
    notes: 'Apache says that the server cannot take the request now.',
    answer: (response) =>
      send(
        response,
        503,
        { server: 'Apache/2.4.62 (Debian)', 'content-type': 'text/html; charset=iso-8859-1' },
        apachePage(
          '503 Service Unavailable',
          'The server is temporarily unable to service your\nrequest due to maintenance downtime or capacity\nproblems. Please try again later.',
        ),
      ),
  },
  {
    path: '/504',
    title: '504 Gateway Time-out',
    expect: 'panel',
    status: 504,
    gateway: 'haproxy',
    notes: 'HAProxy waited for the server behind it, in vain.',
    answer: (response) =>
      send(
        response,
        504,
        { 'content-type': 'text/html', 'cache-control': 'no-cache' },
        haproxyPage('504 Gateway Time-out', "The server didn't respond in time."),
      ),
  },
  {
    path: '/520',
    title: '520 from a CDN',
    expect: 'panel',
    status: 520,
    gateway: 'cloudflare',
    notes: 'A CDN got an answer it could not make sense of.',
    answer: (response) =>
      send(
        response,
        520,
        { server: 'cloudflare', 'cf-ray': '8f1a2b3c4d5e6f70-FRA' },
        page('Error 520: Web server is returning an unknown error', '<p>Ray ID: 8f1a2b3c4d5e6f70</p>'),
      ),
  },
  {
    path: '/retry-after-seconds',
    title: 'Retry-After: 5',
    expect: 'panel',
    status: 503,
    gateway: 'varnish',
    notes: 'Varnish asks for five seconds; the panel waits at least that long.',
    answer: (response) =>
      send(
        response,
        503,
        { server: 'Varnish', via: '1.1 varnish (Varnish/7.1)', 'x-varnish': '32770', 'retry-after': '5' },
        varnishPage('503 Backend fetch failed'),
      ),
  },
  {
    path: '/retry-after-date',
    title: 'Retry-After as a date',
    expect: 'panel',
    status: 503,
    notes: 'The site names a time, half a minute from now.',
    answer: (response) => sendNginx(response, 503, { 'retry-after': new Date(Date.now() + 30_000).toUTCString() }),
  },
  {
    path: '/retry-after-garbage',
    title: 'Retry-After that means nothing',
    expect: 'panel',
    status: 503,
    notes: 'The header says «soon, maybe -1e99»; the panel keeps its own schedule.',
    answer: (response) => sendNginx(response, 503, { 'retry-after': 'soon, maybe -1e99' }),
  },
];
