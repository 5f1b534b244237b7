/** Switches an add-on as a person does in Add-ons and themes. Self-contained: its source is sent to Firefox. */

interface Addon {
  enable(): Promise<void>;
  disable(): Promise<void>;
}
interface Manager {
  readonly AddonManager: { getAddonByID(id: string): Promise<Addon | null> };
}
declare const ChromeUtils: { importESModule(url: string): Manager };

export async function switchAddon(id: string, on: boolean): Promise<void> {
  const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
  const addon = await AddonManager.getAddonByID(id);
  if (!addon) throw new Error(`no extension ${id}`);
  await (on ? addon.enable() : addon.disable());
}
