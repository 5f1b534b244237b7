/**
 * `browser.management`, even right after the permission is granted. Chromium applies a new permission to documents created afterwards, but
 * to a running service worker only after its restart; until then an extension page makes the calls (measured in Chromium 156).
 */
import browser, { type Management } from 'webextension-polyfill';
import { boolean, list, object, string, type Parser } from '../../core/persistence/shape.ts';
import type { ManagementCall, ManagementReply, Request } from '../../messages.ts';
import { pause, serial } from './serial.ts';

/** An extension, app or theme, as the browser lists it. */
interface Installed extends Pick<Management.ExtensionInfo, 'id' | 'name' | 'enabled' | 'mayDisable'> {
  readonly type: string;
  readonly permissions?: readonly string[];
  readonly hostPermissions?: readonly string[];
}

/** Every extension, app and theme; rejects if `management` is not granted. */
export const allExtensions = async (): Promise<readonly Installed[]> =>
  isHere() ? browser.management.getAll() : installedFrom(await callRemotely({ name: 'getAll' }));

/** Enables or disables an extension; rejects if that is not allowed. */
export async function setEnabled(id: string, enabled: boolean): Promise<void> {
  if (isHere()) await browser.management.setEnabled(id, enabled);
  else await callRemotely({ name: 'setEnabled', id, enabled });
}

const isHere = (): boolean => typeof (browser.management as Partial<Management.Static> | undefined)?.getAll === 'function';

/** One call at a time, so that never two pages are opened for them at once. */
const inTurn = serial();

const callRemotely = (call: ManagementCall): Promise<unknown> => inTurn(() => callInPage(call));

/** A `value` of undefined is lost on the way. */
const reply: Parser<ManagementReply> = object({}, { value: (value: unknown) => value, error: string });

const installed: Parser<Installed> = object<
  Pick<Installed, 'id' | 'name' | 'enabled' | 'mayDisable' | 'type'>,
  Required<Pick<Installed, 'permissions' | 'hostPermissions'>>
>(
  { id: string, name: string, enabled: boolean, mayDisable: boolean, type: string },
  { permissions: list(string), hostPermissions: list(string) },
);

/** All or none: an extension that is missing here counts as uninstalled, and would never be restored. */
function installedFrom(value: unknown): readonly Installed[] {
  const all = list(installed)(value);
  if (!all || all.length !== (value as readonly unknown[]).length) throw new Error('the list of extensions is unreadable');
  return all;
}

async function callInPage(call: ManagementCall): Promise<unknown> {
  const lent = (await callOpenPage(call)) ?? (await callNewPage(call));
  if (!lent) throw new Error('no page of ours could be reached');
  if (lent.error !== undefined) throw new Error(lent.error);
  return lent.value;
}

/** Calls through an extension page that is already open; undefined if there is none. */
const callOpenPage = (call: ManagementCall): Promise<ManagementReply | undefined> =>
  browser.runtime.sendMessage({ type: 'manage', call } satisfies Request<'manage'>).then(reply, () => undefined);

/**
 * Calls through a background tab that is closed again afterwards, for when the page that asked for the permission is gone; undefined if the
 * tab never replies.
 */
async function callNewPage(call: ManagementCall): Promise<ManagementReply | undefined> {
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
