import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSite, type Site } from './site.ts';
import { expectedIn } from './situation.ts';
import { parts, situations } from './situations.ts';

let site: Site;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

const get = (path: string, init: RequestInit = {}) => fetch(site.url(path), { redirect: 'manual', ...init });

/** Only the status; closes the connection at once, as some bodies take a minute. */
const statusOf = (path: string, method = 'GET') =>
  new Promise<number>((resolve, reject) => {
    const asked = request(site.url(path), { method }, (response) => {
      resolve(response.statusCode ?? 0);
      asked.destroy();
    });
    asked.on('error', reject).end();
  });

describe('the failing site', () => {
  it('has one response for each path', () => {
    const paths = [...situations, ...parts].map(({ path }) => path);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it('lists every situation on its index, forms as buttons', async () => {
    const html = await (await get('/')).text();
    for (const { path, method } of situations) {
      if (path === '/worker/page') continue;
      expect(html).toContain(method === 'POST' ? `action="${path}"` : `href="${path}"`);
    }
  });

  it.each(situations.filter(({ path }) => !/redirect|see-other|worker/.test(path)).map((each) => [each.path, each] as const))(
    '%s responds with the status that the panel should show',
    async (path, { status, method, expect: expected }) => {
      const seen = await statusOf(path, method);
      if (status !== undefined) expect(seen).toBe(status);
      else expect(expected).toBe('silence');
    },
  );

  it('leads redirects and forms to a 502', async () => {
    expect((await get('/redirect', { redirect: 'follow' })).status).toBe(502);
    expect((await get('/redirect-chain', { redirect: 'follow' })).status).toBe(502);
    expect((await get('/form/see-other', { method: 'POST', redirect: 'follow' })).status).toBe(502);
  });

  it('counts how often a form arrived', async () => {
    const before = site.requests['POST /form/send'] ?? 0;
    expect((await get('/form/send', { method: 'POST', body: 'article=1' })).status).toBe(502);
    expect(site.requests['POST /form/send']).toBe(before + 1);
  });

  it('fails three times for each key, then works', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push((await get('/fails-three-times?key=a')).status);
    expect(statuses).toEqual([502, 502, 502, 200]);
    expect((await get('/fails-three-times?key=b')).status).toBe(502);
  });

  it('recovers and fails again on request', async () => {
    await get('/control?down=0');
    expect((await get('/recovering')).status).toBe(200);
    await get('/control?down=1');
    expect((await get('/recovering')).status).toBe(502);
  });

  it('sends empty bodies in every encoding', async () => {
    for (const path of ['/empty', '/empty-chunked', '/empty-gzip']) expect(await (await get(path)).text()).toBe('');
  });

  it('allows caching of its script for an hour, and of nothing else', async () => {
    expect((await get('/assets/app.js')).headers.get('cache-control')).toBe('max-age=3600');
    expect((await get('/cached')).headers.get('cache-control')).toBe('no-store');
  });

  it('is not reachable from other machines', async () => {
    const outside = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
    for (const { address } of outside.filter(({ internal, family }) => !internal && family === 'IPv4'))
      await expect(fetch(site.url('/healthy', address))).rejects.toThrow();
  });
});

describe('the expected result of a situation', () => {
  it('is one thing for both browsers, or one for each', () => {
    expect(expectedIn({ expect: 'panel' }, 'firefox')).toBe('panel');
    expect(expectedIn({ expect: { chromium: 'panel', firefox: 'popup' } }, 'firefox')).toBe('popup');
  });
});
