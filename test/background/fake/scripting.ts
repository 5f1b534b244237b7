/** `scripting`: injects functions and the panel's script into the document of a tab. */
import type { Method } from './calls.ts';
import type { FakeDocument } from './document.ts';
import { documentToken, panelFor, type FromPanel, type PanelView } from './expected.ts';
import { FakePanel } from './panel.ts';
import type { FakeTabs } from './tabs.ts';

interface Injection {
  readonly target: { readonly tabId: number };
  readonly func?: (...args: unknown[]) => unknown;
  readonly args?: readonly unknown[];
  readonly files?: readonly string[];
}

type Send = (tabId: number, url: string, request: FromPanel) => Promise<PanelView | null>;

export function scriptingApi(method: Method, tabs: FakeTabs, send: Send): Record<string, unknown> {
  const executeScript = async ({ target: { tabId }, func, args = [] }: Injection): Promise<unknown> => {
    const { document } = tabs.get(tabId);
    if (document.refuses) throw new Error('Cannot access contents of the page.');
    const result = func ? await document.run(func.toString(), structuredClone(args)) : putIn(document, tabId, send);
    return [{ frameId: 0, result }];
  };
  return { executeScript: method('scripting.executeScript', executeScript) };
}

/** Starts as the real script does: not without the token, and not twice with the same one. */
function putIn(document: FakeDocument, tabId: number, send: Send): void {
  const { scope } = document;
  const mine = scope[documentToken];
  if (mine === undefined || scope[panelFor] === mine) return;
  scope[panelFor] = mine;
  if (document.panel) document.panel.follow(mine);
  else document.panel = new FakePanel(mine, document.text, (request) => send(tabId, document.url, request));
}
