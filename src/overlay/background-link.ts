/** The overlay's line to the background. The polyfill would be three quarters of this script, so the browser's own words are used. */
import type { PanelView } from '../core/view/view.ts';
import type { Messages, Reply, SentBy, ViewChanged } from '../messages.ts';

interface Runtime {
  sendMessage(message: object): Promise<unknown>;
  onMessage: { addListener(listener: (message: unknown, sender: { id?: string }) => void): void };
  readonly id?: string;
}

const globals = globalThis as unknown as Record<'browser' | 'chrome', { runtime: Runtime } | undefined>;
const runtime = (): Runtime | undefined => (globals.browser ?? globals.chrome)?.runtime;

/** Asks the background; `undefined` when this script has outlived its extension and no reply will ever come. */
export async function send<T extends SentBy<'panel'>>(type: T, request: Messages[T]['request']): Promise<Reply<T> | null | undefined> {
  try {
    return ((await runtime()?.sendMessage({ type, ...request })) ?? null) as Reply<T> | null;
  } catch {
    return runtime()?.id === undefined ? undefined : null;
  }
}

/** Follows the view of each document; `null`: nothing of ours is wanted there any more. */
export function onView(listener: (view: PanelView | null, startedAt: number) => void): void {
  const line = runtime();
  line?.onMessage.addListener((message, sender) => {
    if (sender.id === line.id && isViewChanged(message)) listener(message.view, message.startedAt);
  });
}

const isViewChanged = (message: unknown): message is ViewChanged =>
  typeof message === 'object' && message !== null && (message as ViewChanged).type === 'view-changed';
