/** The other extensions of this browser: list them, switch them. */
import browser from 'webextension-polyfill';
import type { OtherExtension } from '../../core/extension-test/suspects.ts';
import { allExtensions, setEnabled } from './management-proxy.ts';
import { pause, serial } from './serial.ts';

/** Chrome shows the namespace before the permission is granted, so only this question counts. */
export const mayManage = (): Promise<boolean> => browser.permissions.contains({ permissions: ['management'] });

/** All of them, ourselves too; rejects when `management` is not granted. */
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

/** One change at a time: what puts everything back comes after what is still switching off. */
const inTurn = serial();

/** One that was just switched on starts its worker and puts its rules in place; until then it does nothing to any page. */
const startsWithin = 1_500;

/** Of these, exactly those are on afterwards; resolves to the ones that are not as they should be. Those that are gone are no failure. */
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

/** One that crashed is listed as off, but only after it was really switched off does Chromium start it again (measured in Chromium 156). */
async function switchOn(id: string): Promise<void> {
  await setEnabled(id, false);
  await setEnabled(id, true);
}

/** Switches these off; resolves to those that still are on. */
export const switchOff = (ids: readonly string[]): Promise<string[]> => arrangeExtensions(ids, []);

/** Switches on what is off; resolves to those that still are off. One that is gone for good is no failure. */
export const restoreExtensions = (ids: readonly string[]): Promise<string[]> =>
  inTurn(async () => {
    const off = async (): Promise<string[]> =>
      (await listExtensions()).filter(({ id, enabled }) => ids.includes(id) && !enabled).map(({ id }) => id);
    for (const id of await off()) await switchOn(id).catch(() => undefined);
    return off();
  });
