/** Lists, enables and disables the browser's other extensions. */
import browser from 'webextension-polyfill';
import type { OtherExtension } from '../../core/extension-test/suspects.ts';
import { allExtensions, setEnabled } from './management-proxy.ts';
import { pause, serial } from './serial.ts';

/** Whether `management` is granted. Chrome exposes the namespace before that, so its presence proves nothing. */
export const mayManage = (): Promise<boolean> => browser.permissions.contains({ permissions: ['management'] });

/** All extensions including this one; rejects if `management` is not granted. */
export async function listExtensions(): Promise<OtherExtension[]> {
  const all = await allExtensions();
  return all.map(({ id, name, enabled, mayDisable, type, permissions = [], hostPermissions = [] }) => ({
    id,
    name,
    enabled,
    mayDisable,
    type,
    permissions,
    hosts: hostPermissions,
  }));
}

/** One change at a time: a restore has to wait for extensions that are still being disabled. */
const inTurn = serial();

/** In ms. A newly enabled extension first starts its service worker and registers its rules; until then it does not affect any page. */
const startsWithin = 1_500;

/**
 * Enables the extensions in `on` and disables the others of `ids`. Returns the ids that could not be switched; uninstalled ones do not
 * count.
 */
export async function arrangeExtensions(ids: readonly string[], on: readonly string[]): Promise<string[]> {
  const wrong = (all: readonly OtherExtension[]): OtherExtension[] =>
    all.filter(({ id, enabled }) => ids.includes(id) && enabled !== on.includes(id));
  return inTurn(async () => {
    const before = wrong(await listExtensions());
    for (const { id, enabled } of before) await (enabled ? setEnabled(id, false) : switchOn(id)).catch(() => undefined);
    if (before.some(({ enabled }) => !enabled)) await pause(startsWithin);
    return wrong(await listExtensions()).map(({ id }) => id);
  });
}

/**
 * Disables before enabling: a crashed extension is listed as disabled, but Chromium only restarts it after a real disable (measured in
 * Chromium 156).
 */
async function switchOn(id: string): Promise<void> {
  await setEnabled(id, false);
  await setEnabled(id, true);
}

/** Disables these extensions; returns the ids of those still enabled. */
export const switchOff = (ids: readonly string[]): Promise<string[]> => arrangeExtensions(ids, []);

/** Enables those of these extensions that are disabled; returns the ids of those still disabled. Uninstalled ones do not count. */
export const restoreExtensions = (ids: readonly string[]): Promise<string[]> =>
  inTurn(async () => {
    const off = async (): Promise<string[]> =>
      (await listExtensions()).filter(({ id, enabled }) => ids.includes(id) && !enabled).map(({ id }) => id);
    for (const id of await off()) await switchOn(id).catch(() => undefined);
    return off();
  });
