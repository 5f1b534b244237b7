/** Installs extensions in Chromium, with what a person would allow them at chrome://extensions. */
import type { Browser as Puppet } from 'puppeteer-core';
import type { LaunchOptions } from './browser.ts';
import { openPage } from './chromium-pages.ts';
import { sleep, until, within } from './deadline.ts';

/** Installs the extension under test and the others, with their permissions. */
export async function installAll(puppet: Puppet, options: LaunchOptions): Promise<{ id: string; others: string[] }> {
  const id = options.extensionId ?? (await within(20_000, 'installing the extension', puppet.installExtension(options.extension)));
  const others: string[] = [];
  for (const other of options.others ?? []) others.push(await within(20_000, 'installing an extension', puppet.installExtension(other)));
  if (options.privateWindows === true || others.length > 0) await beDeveloper(puppet);
  if (options.privateWindows === true) await allowPrivateWindows(puppet, id);
  return { id, others };
}

/** Without it Chromium disables unpacked extensions as soon as one of them is reloaded or switched. */
async function beDeveloper(puppet: Puppet): Promise<void> {
  const page = await openPage(puppet, 'chrome://extensions/');
  await page.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })');
  await page.close();
}

/** Only chrome://extensions can allow an extension in private windows. */
async function allowPrivateWindows(puppet: Puppet, id: string): Promise<void> {
  const page = await openPage(puppet, 'chrome://extensions/');
  const set = `chrome.developerPrivate.updateExtensionConfiguration({ extensionId: ${JSON.stringify(id)}, incognitoAccess: true })`;
  const read = `chrome.developerPrivate.getExtensionInfo(${JSON.stringify(id)}).then((info) => info.state + info.incognitoAccess.isActive)`;
  await page.evaluate(set);
  await sleep(500); // Chromium reloads the extension
  const state = await until(
    10_000,
    () => page.evaluate(read),
    (now) => now === 'ENABLEDtrue',
  );
  if (state !== 'ENABLEDtrue') throw new Error(`the extension is ${String(state)} where private windows are allowed`);
  await page.close();
}
