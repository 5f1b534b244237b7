/** Extensions that really break a page, each in a way of its own, and others that could and do not. */
import { neededHeader, type BreakableShop } from './breakable-shop.ts';
import { writeExtension } from './extension-folders.ts';

/** Sends whatever goes to the shop through a proxy that answers 502. */
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

/** Takes a header away that the shop cannot do without. */
export function breaksByHeader(folder: string, name: string): Promise<string> {
  const [manifest, files] = ruled([{ header: neededHeader, operation: 'remove' }]);
  return writeExtension(folder, name, manifest, files);
}

/** One that leaves every page alone; each number has other permissions, those of the guilty among them. */
export function harmless(folder: string, name: string, number: number): Promise<string> {
  const [manifest, files] = innocent[number % innocent.length] ?? [{}];
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

const innocent: readonly Parts[] = [
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
