/** An extension whose process can be killed, as if it had crashed. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Browser } from '../browsers/index.ts';
import { writeExtension } from './extension-folders.ts';

/** It keeps a document open: only then does Chromium notice that its process is gone. */
export function fragile(folder: string, name: string): Promise<string> {
  return writeExtension(
    folder,
    name,
    { permissions: ['offscreen'], background: { service_worker: 'worker.js' } },
    {
      'worker.js': `chrome.offscreen.createDocument({ url: 'document.html', reasons: ['DOM_PARSER'], justification: 'to be there' }).catch(() => undefined);\n`,
      'document.html': '<!doctype html><title>Fragile</title>',
    },
  );
}

/** The extension processes of this browser, including Comeback's. */
export function extensionProcesses({ pid }: Browser): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .filter((name) => {
      try {
        const [, , group = ''] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
        return Number(group) === pid && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('--extension-process');
      } catch {
        return false; // it ended meanwhile
      }
    })
    .map(Number);
}
