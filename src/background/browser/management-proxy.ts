/**
 * `browser.management`, even right after the permission is granted. Chromium applies a new permission to documents created afterwards, but
 * to a running service worker only after its restart; until then an extension page makes the calls (measured in Chromium 156).
 */
import browser, { type Management } from 'webextension-polyfill';
import type { ManagementReply, ManagementCall } from '../../messages.ts';
import { pause, serial } from './serial.ts';

type Call = ManagementCall['call'];

/** Every extension, app and theme; rejects if `management` is not granted. */
export const allExtensions = async (): Promise<Management.ExtensionInfo[]> =>
  isHere() ? browser.management.getAll() : ((await callRemotely({ name: 'getAll' })) as Management.ExtensionInfo[]);

/** Enables or disables an extension; rejects if that is not allowed. */
export async function setEnabled(id: string, enabled: boolean): Promise<void> {
  if (isHere()) await browser.management.setEnabled(id, enabled);
  else await callRemotely({ name: 'setEnabled', id, enabled });
}

const isHere = (): boolean => typeof (browser.management as Partial<Management.Static> | undefined)?.getAll === 'function';

/** One call at a time, so that never two pages are opened for them at once. */
const inTurn = serial();

const callRemotely = (call: Call): Promise<unknown> => inTurn(() => callInPage(call));

async function callInPage(call: Call): Promise<unknown> {
  const lent = (await callOpenPage(call)) ?? (await callNewPage(call));
  if (!lent) throw new Error('no page of ours could be reached');
  if ('error' in lent) throw new Error(lent.error);
  return lent.value;
}

/** Calls through an extension page that is already open; undefined if there is none. */
const callOpenPage = (call: Call): Promise<ManagementReply | undefined> =>
  browser.runtime.sendMessage({ type: 'manage', call } satisfies ManagementCall).then(
    (lent: unknown) => (lent ?? undefined) as ManagementReply | undefined,
    () => undefined,
  );

/**
 * Calls through a background tab that is closed again afterwards, for when the page that asked for the permission is gone; undefined if the
 * tab never replies.
 */
async function callNewPage(call: Call): Promise<ManagementReply | undefined> {
  const { id } = await browser.tabs.create({ url: browser.runtime.getURL('src/permission/index.html'), active: false });
  try {
    for (let asked = 0; asked < 100; asked += 1) {
      const lent = await callOpenPage(call);
      if (lent) return lent;
      await pause(50);
    }
    return undefined;
  } finally {
    if (id !== undefined) await browser.tabs.remove(id);
  }
}
