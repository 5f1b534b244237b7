/** The overlay's line to the background. The polyfill would be three quarters of this script, so the browser's own words are used. */
import type { PanelView } from '../core/view/view.ts';
import type { FromOverlay, ViewChanged } from '../messages.ts';

interface Runtime {
  sendMessage(message: FromOverlay): Promise<PanelView | null | undefined>;
  onMessage: { addListener(listener: (message: unknown, sender: { id?: string }) => void): void };
  readonly id?: string;
}

const globals = globalThis as unknown as Record<'browser' | 'chrome', { runtime: Runtime } | undefined>;
const runtime = (): Runtime | undefined => (globals.browser ?? globals.chrome)?.runtime;

/** Asks the background; `undefined` when this script has outlived its extension and nobody will ever answer. */
export async function send(request: FromOverlay): Promise<PanelView | null | undefined> {
  try {
    return (await runtime()?.sendMessage(request)) ?? null;
  } catch {
    return runtime()?.id === undefined ? undefined : null;
  }
}

/** Follows the view of this page; `null`: nothing of ours is wanted here any more. */
export function onView(listener: (view: PanelView | null) => void): void {
  const line = runtime();
  line?.onMessage.addListener((message, sender) => {
    if (sender.id === line.id && isViewChanged(message)) listener(message.view);
  });
}

const isViewChanged = (message: unknown): message is ViewChanged =>
  typeof message === 'object' && message !== null && (message as ViewChanged).type === 'view-changed';
