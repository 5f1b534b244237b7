/** The overlay's connection to the background. The polyfill would be three quarters of this script, so the browser's own API is used. */
import type { PanelView } from '../core/view/view.ts';
import type { Messages, Reply, SentBy, ViewChanged } from '../messages.ts';

interface Runtime {
  sendMessage(message: object): Promise<unknown>;
  onMessage: { addListener(listener: (message: unknown, sender: { id?: string }) => void): void };
  readonly id?: string;
}

const globals = globalThis as unknown as Record<'browser' | 'chrome', { runtime: Runtime } | undefined>;
const runtime = (): Runtime | undefined => (globals.browser ?? globals.chrome)?.runtime;

/** Sends a message and returns the reply; null if it failed, undefined if the extension is gone and will never reply. */
export async function send<T extends SentBy<'panel'>>(type: T, request: Messages[T]['request']): Promise<Reply<T> | null | undefined> {
  try {
    return ((await runtime()?.sendMessage({ type, ...request })) ?? null) as Reply<T> | null;
  } catch {
    return runtime()?.id === undefined ? undefined : null;
  }
}

/** Calls the listener with each new view of a document; null if its panel is to be removed. */
export function onView(listener: (view: PanelView | null, startedAt: number) => void): void {
  const line = runtime();
  line?.onMessage.addListener((message, sender) => {
    if (sender.id === line.id && isViewChanged(message)) listener(message.view, message.startedAt);
  });
}

/** Of the view, which is large and the background's own, only whether there is one; `core/persistence/shape.ts` would be larger still. */
const isViewChanged = (message: unknown): message is ViewChanged => {
  const { type, startedAt, view } = (message ?? {}) as { readonly [K in keyof ViewChanged]?: unknown };
  return type === 'view-changed' && typeof startedAt === 'number' && typeof view === 'object';
};
