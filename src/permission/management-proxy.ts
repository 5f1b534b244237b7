/**
 * Calls `browser.management` for the service worker, which gets the permission only at its next start: see
 * `background/browser/management-proxy.ts`.
 */
import browser, { type Management, type Runtime } from 'webextension-polyfill';
import { boolean, object, oneOf, string, union, type Parser } from '../core/persistence/shape.ts';
import type { ManagementCall, ManagementReply, Request } from '../messages.ts';

const call = union<'name', ManagementCall>('name', { getAll: object({}), setEnabled: object({ id: string, enabled: boolean }) });
const manage: Parser<Request<'manage'>> = object<Request<'manage'>>({ type: oneOf('manage'), call });

/** Replies to the service worker's calls; ignores panels in web pages, which could send the same message. */
export function lendManagement(): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const api = browser.management as Partial<Management.Static> | undefined;
    const request = isFromWorker(sender) && api?.getAll ? manage(message) : undefined;
    return request && lend(request.call);
  });
}

const isFromWorker = ({ id, tab, url = '' }: Runtime.MessageSender): boolean =>
  id === browser.runtime.id && tab === undefined && url.startsWith(browser.runtime.getURL(''));

async function lend(asked: ManagementCall): Promise<ManagementReply> {
  const { management } = browser;
  try {
    return { value: asked.name === 'getAll' ? await management.getAll() : await management.setEnabled(asked.id, asked.enabled) };
  } catch (error) {
    return { error: String(error) };
  }
}
