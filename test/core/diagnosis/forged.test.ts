import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/core/diagnosis.ts';
import { gatewaysOfServer } from '../../../src/core/gateways/all.ts';
import { answer, cloudflarePage, haproxyPage, nginxPage, ROWS } from '../gateways/stock-responses.ts';

const quoting = (quoted: string): string =>
  `<html><head><title>Blog</title></head><body><h1>How to mend it</h1><p>You see this:</p>${quoted}<p>Then read on.</p></body></html>`;
const escaped = (source: string): string => source.replaceAll('<', '&lt;').replaceAll('>', '&gt;');

describe('text that quotes or imitates a gateway is not a fingerprint', () => {
  const page = nginxPage(502, 'nginx/1.26.0');
  it.each([
    ['quotes the page as text', quoting(`<pre>${escaped(page)}</pre>`)],
    ['embeds the page itself', quoting(page)],
    ['hides the page in a comment', quoting(`<!--${page}-->`)],
    ['hides the page in a script', quoting(`<script>const page = \`${page}\`</script>`)],
    ['hides the page in a template', quoting(`<template>${page}</template>`)],
    ['mentions it', quoting('<p>502 Bad Gateway nginx, HAProxy 503 No server is available, Guru Meditation XID: 5, error code: 521</p>')],
    ['is only a pre', `<html><body><pre>502 Bad Gateway\nnginx</pre></body></html>`],
    ['imitates its layout', '<html><body><center><h1>502 Bad Gateway</h1><div>nginx</div></center></body></html>'],
  ])('a page that %s names no gateway', (_what, body) => {
    for (const server of ['nginx', 'gunicorn', 'Apache-Coyote/1.1', undefined]) {
      const { gateway } = diagnose(answer(502, { ...(server !== undefined && { server }), 'content-type': 'text/html' }, body));
      expect(gateway).toBe('unknown');
    }
  });

  it('plain text under a plain-text type comes from an application', () => {
    expect(diagnose(answer(502, { 'content-type': 'text/plain' }, '502 Bad Gateway\nnginx')).gateway).toBe('unknown');
    expect(diagnose(answer(502, { server: 'gunicorn' }, 'no healthy upstream')).gateway).toBe('unknown');
  });
});

describe('a response as plain as Traefik’s could come from any program', () => {
  it.each([{ connection: 'keep-alive' }, { 'x-content-type-options': 'nosniff' }, { etag: '"x"' }, { server: 'nginx' }])(
    'with %j it names no gateway',
    (more) => {
      expect(
        diagnose(answer(502, { 'content-type': 'text/plain; charset=utf-8', 'content-length': '11', ...more }, 'Bad Gateway')).gateway,
      ).toBe('unknown');
    },
  );
});

describe('a page under another vendor’s headers is never «high»', () => {
  const pages = ROWS.map(([what, { status, body = '' }, { gateway }]) => ({ what, status, body, gateway })).filter(
    ({ body, gateway }) => body !== '' && gateway !== 'unknown',
  );
  const servers = [...new Set(ROWS.flatMap(([, { headers }]) => headers.filter(([name]) => name === 'server').map(([, value]) => value)))];
  const applications = ['gunicorn', 'Werkzeug/3.0.1 Python/3.12', 'Kestrel', 'Jetty(12)', 'Puma 6', 'WEBrick/1.8', 'MyServer/1.0'];

  it.each(pages)('$what', ({ status, body, gateway }) => {
    const foreign = servers.filter((server) => gatewaysOfServer(server).every(({ id }) => id !== gateway));
    for (const server of [...foreign, ...applications]) {
      const said = diagnose(answer(status, { server, 'content-type': 'text/html', date: 'now' }, body));
      if (said.gateway === gateway) expect(`${server}: ${said.confidence}`).not.toMatch(/high$/);
    }
  });

  it('an application’s copy of a page names no gateway, and the evidence says that it is a copy', () => {
    for (const body of [nginxPage(502, 'nginx'), cloudflarePage(502, 'Bad gateway')]) {
      const { gateway, confidence, evidence } = diagnose(answer(502, { server: 'gunicorn', 'content-type': 'text/html' }, body));
      expect({ gateway, confidence }).toEqual({ gateway: 'unknown', confidence: 'low' });
      expect(evidence[0]).toMatchObject({ sign: 'contradiction', header: 'server', text: 'gunicorn' });
    }
    expect(diagnose(answer(503, { 'x-powered-by': 'Express', 'content-type': 'text/html' }, haproxyPage)).gateway).toBe('unknown');
  });

  it('Cloudflare’s page without Cloudflare’s headers is a copy where Server names another program', () => {
    expect(diagnose(answer(502, { server: 'nginx', 'content-type': 'text/html' }, cloudflarePage(502, 'Bad gateway'))).gateway).toBe(
      'unknown',
    );
  });

  it('markup in a Server header stays text', () => {
    const { evidence } = diagnose(
      answer(502, { server: 'nginx<img src=x onerror=alert(1)>', 'content-type': 'text/html' }, nginxPage(502, 'nginx')),
    );
    expect(evidence.some((each) => 'text' in each && each.text === 'nginx<img src=x onerror=alert(1)>')).toBe(true);
  });
});

describe('the document a browser builds around plain text is read as that text', () => {
  it.each([
    [
      'Chrome',
      '<html><head><meta name="color-scheme" content="light dark"></head><body><pre style="word-wrap: break-word;">no healthy upstream</pre></body></html>',
    ],
    [
      'Firefox',
      '<html><head><link rel="stylesheet" href="resource://content-accessible/plaintext.css"></head><body><pre>no healthy upstream</pre></body></html>',
    ],
  ])('%s', (_browser, body) => {
    expect(diagnose(answer(503, { server: 'envoy', 'content-type': 'text/plain' }, body))).toMatchObject({
      gateway: 'envoy',
      confidence: 'high',
    });
  });

  it('a page serialised by the browser keeps its structure', () => {
    const serialised =
      '<html><head><title>502 Bad Gateway</title></head>\n<body>\n<center><h1>502 Bad Gateway</h1></center>\n<hr><center>nginx</center>\n\n\n</body></html>';
    expect(diagnose(answer(502, { server: 'nginx', 'content-type': 'text/html' }, serialised))).toMatchObject({
      gateway: 'nginx',
      confidence: 'high',
    });
  });
});
