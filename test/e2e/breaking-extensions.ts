/** Extensions that really break a page, each in a different way, and harmless ones with the same permissions. */
import { neededHeader, type BreakableShop } from './breakable-shop.ts';
import { writeExtension } from './extension-folders.ts';

/** Sends requests to the shop through a proxy that responds with 502. */
export function breaksByProxy(folder: string, name: string, { host, proxyPort }: BreakableShop): Promise<string> {
  const way = `function FindProxyForURL(url, host) { return host === '${host}' ? 'PROXY 127.0.0.1:${String(proxyPort)}' : 'DIRECT'; }`;
  const value = { mode: 'pac_script', pacScript: { data: way } };
  return writeExtension(
    folder,
    name,
    { permissions: ['proxy'], background: { service_worker: 'worker.js' } },
    { 'worker.js': `chrome.proxy.settings.set({ value: ${JSON.stringify(value)} });\n` },
  );
}

/** Removes a header that the shop requires. */
export function breaksByHeader(folder: string, name: string): Promise<string> {
  const [manifest, files] = ruled([{ header: neededHeader, operation: 'remove' }]);
  return writeExtension(folder, name, manifest, files);
}

/** An extension that changes no page; each number has different permissions, some those of the culprits. */
export function harmless(folder: string, name: string, number: number): Promise<string> {
  const [manifest, files] = harmlessParts[number % harmlessParts.length] ?? [{}];
  return writeExtension(folder, name, manifest, files);
}

type Parts = readonly [manifest: Record<string, unknown>, files?: Readonly<Record<string, string>>];

const ruled = (requestHeaders: readonly Record<string, string>[]): Parts => [
  {
    permissions: ['declarativeNetRequest'],
    host_permissions: ['<all_urls>'],
    declarative_net_request: { rule_resources: [{ id: 'rules', enabled: true, path: 'rules.json' }] },
  },
  {
    'rules.json': JSON.stringify([
      { id: 1, priority: 1, action: { type: 'modifyHeaders', requestHeaders }, condition: { resourceTypes: ['main_frame'] } },
    ]),
  },
];

const harmlessParts: readonly Parts[] = [
  [{}],
  [
    { permissions: ['webRequest'], host_permissions: ['<all_urls>'], background: { service_worker: 'worker.js' } },
    { 'worker.js': `chrome.webRequest.onCompleted.addListener(() => undefined, { urls: ['<all_urls>'] });\n` },
  ],
  [{ permissions: ['proxy', 'storage'] }],
  ruled([{ header: 'x-harmless', operation: 'set', value: 'yes' }]),
  [{ content_scripts: [{ matches: ['<all_urls>'], js: ['page.js'] }] }, { 'page.js': `document.documentElement.dataset.visited = '';\n` }],
  [{ permissions: ['storage', 'tabs'], host_permissions: ['https://elsewhere.test/*'] }],
];
