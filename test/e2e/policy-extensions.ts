/** Extensions installed by policy: unlike unpacked ones they keep their state over a restart. */
import { execFile } from 'node:child_process';
import { createHash, createPublicKey } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const policyFile = '/etc/chromium/policies/managed/comeback-test.json';

export interface PolicyExtensions {
  /** The ids of the folders in the order given, the locked ones last. */
  readonly ids: readonly string[];
  /** Removes the policy. */
  remove(): Promise<void>;
}

/**
 * Packs the folders, serves them on this machine, and names them in a policy: as `normal_installed`, the locked ones as
 * `force_installed`, which cannot be switched off. Needs root.
 */
export async function installByPolicy(folders: readonly string[], locked: readonly string[] = []): Promise<PolicyExtensions> {
  const packed = await Promise.all([...folders, ...locked].map(pack));
  let port = 0;
  const updates = (): string =>
    `<?xml version="1.0"?><gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">${packed
      .map(
        ({ id, version }) =>
          `<app appid="${id}"><updatecheck codebase="http://127.0.0.1:${String(port)}/${id}.crx" version="${version}"/></app>`,
      )
      .join('')}</gupdate>`;
  const server = createServer((request, response) => {
    const found = packed.find(({ id }) => request.url === `/${id}.crx`);
    response.setHeader('content-type', found ? 'application/x-chrome-extension' : 'text/xml');
    response.end(found ? found.bytes : updates());
  });
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  port = (server.address() as AddressInfo).port;
  const update_url = `http://127.0.0.1:${String(port)}/updates.xml`;
  const setting = (_: unknown, at: number) => ({
    installation_mode: at < folders.length ? 'normal_installed' : 'force_installed',
    update_url,
  });
  await mkdir(dirname(policyFile), { recursive: true });
  await writeFile(policyFile, JSON.stringify({ ExtensionSettings: Object.fromEntries(packed.map(({ id }, at) => [id, setting(id, at)])) }));
  return {
    ids: packed.map(({ id }) => id),
    async remove() {
      await rm(policyFile, { force: true });
      server.closeAllConnections();
      await new Promise((done) => {
        server.close(done);
      });
    },
  };
}

async function pack(folder: string): Promise<{ id: string; version: string; bytes: Buffer }> {
  const program = ['/usr/lib/chromium/chromium', '/usr/bin/chromium'].find((path) => existsSync(path)) ?? 'chromium';
  await promisify(execFile)(program, ['--no-sandbox', '--headless', '--no-message-box', `--pack-extension=${folder}`], {
    timeout: 30_000,
  }).catch(
    () => undefined, // it exits with a nonzero code even on success
  );
  const key = createPublicKey(await readFile(`${folder}.pem`)).export({ type: 'spki', format: 'der' });
  const digits = createHash('sha256').update(key).digest('hex').slice(0, 32);
  const id = Array.from(digits, (digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16))).join('');
  const { version } = JSON.parse(await readFile(`${folder}/manifest.json`, 'utf8')) as { version: string };
  return { id, version, bytes: await readFile(`${folder}.crx`) };
}
