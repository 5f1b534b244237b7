/** The other extensions of this browser: list them, switch them. */
import browser from 'webextension-polyfill';
import type { OtherExtension } from '../core/extension-test.ts';
import { allExtensions, setEnabled } from './management.ts';

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

/** Switches them one by one; resolves to those that could not be. */
export async function switchExtensions(ids: readonly string[], on: boolean): Promise<string[]> {
  const left: string[] = [];
  for (const id of ids) await setEnabled(id, on).catch(() => left.push(id));
  return left;
}

/**
 * Switches on what is off. Those that are gone for good are no failure; those that still are off afterwards are returned.
 * How many were really found off is kept for whoever wants to know what a crash had left.
 */
export async function restoreExtensions(ids: readonly string[]): Promise<string[]> {
  const before = await listExtensions();
  const foundOff = before.filter(({ id, enabled }) => ids.includes(id) && !enabled).map(({ id }) => id);
  await browser.storage.local.set({ lastRestore: { at: Date.now(), foundOff } });
  await switchExtensions(foundOff, true);
  const after = await listExtensions();
  return after.filter(({ id, enabled }) => ids.includes(id) && !enabled).map(({ id }) => id);
}
