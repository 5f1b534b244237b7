/**
 * Calls `browser.management` for the service worker, which gets the permission only at its next start: see
 * `background/browser/management-proxy.ts`.
 */
import browser, { type Management, type Runtime } from 'webextension-polyfill';
import type { ManagementReply, ManagementCall } from '../messages.ts';

/** Replies to the service worker's calls; ignores panels in web pages, which could send the same message. */
export function lendManagement(): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const api = browser.management as Partial<Management.Static> | undefined;
    return isFromWorker(sender) && isCall(message) && api?.getAll ? lend(message) : undefined;
  });
}

const isFromWorker = ({ id, tab, url = '' }: Runtime.MessageSender): boolean =>
  id === browser.runtime.id && tab === undefined && url.startsWith(browser.runtime.getURL(''));

const isCall = (message: unknown): message is ManagementCall =>
  typeof message === 'object' && message !== null && (message as ManagementCall).type === 'manage';

async function lend({ call }: ManagementCall): Promise<ManagementReply> {
  try {
    return {
      value: call.name === 'getAll' ? await browser.management.getAll() : await browser.management.setEnabled(call.id, call.enabled),
    };
  } catch (error) {
    return { error: String(error) };
  }
}
