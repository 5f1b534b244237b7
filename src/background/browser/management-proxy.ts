/**
 * `browser.management`, also right after it was granted. Chromium gives a new permission to documents that are made from then on, but to
 * the running worker only when that starts anew; until then a page of ours does what the worker cannot (measured in Chromium 156).
 */
import browser, { type Management } from 'webextension-polyfill';
import type { ManagementReply, ManagementCall } from '../../messages.ts';
import { pause, serial } from './serial.ts';

type Call = ManagementCall['call'];

/** Every extension, app and theme; rejects when `management` is not granted. */
export const allExtensions = async (): Promise<Management.ExtensionInfo[]> =>
  isHere() ? browser.management.getAll() : ((await callRemotely({ name: 'getAll' })) as Management.ExtensionInfo[]);

/** Switches one; rejects when it may not be switched. */
export async function setEnabled(id: string, enabled: boolean): Promise<void> {
  if (isHere()) await browser.management.setEnabled(id, enabled);
  else await callRemotely({ name: 'setEnabled', id, enabled });
}

const isHere = (): boolean => typeof (browser.management as Partial<Management.Static> | undefined)?.getAll === 'function';

/** Calls wait for each other: never are two pages opened for them at once. */
const inTurn = serial();

const callRemotely = (call: Call): Promise<unknown> => inTurn(() => callInPage(call));

async function callInPage(call: Call): Promise<unknown> {
  const lent = (await callOpenPage(call)) ?? (await callNewPage(call));
  if (!lent) throw new Error('no page of ours could be reached');
  if ('error' in lent) throw new Error(lent.error);
  return lent.value;
}

/** Undefined when no page that could do it is open. */
const callOpenPage = (call: Call): Promise<ManagementReply | undefined> =>
  browser.runtime.sendMessage({ type: 'manage', call } satisfies ManagementCall).then(
    (lent: unknown) => (lent ?? undefined) as ManagementReply | undefined,
    () => undefined,
  );

/** The page that asked for the permission was closed: one behind the others, for a moment. */
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
