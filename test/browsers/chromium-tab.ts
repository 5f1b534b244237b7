/** One tab of Chromium, through its own protocol session: no page script can see or change what is read. */
import { writeFile } from 'node:fs/promises';
import type { CDPSession, Page } from 'puppeteer-core';
import type { PanelState, Tab } from './browser.ts';
import { sleep, within } from './deadline.ts';
import { callIn, positionOf, readPanel, sourceOf, type Position } from './page-state.ts';
import { clickControl, waitForPanel, type Reach } from './panel-in-tab.ts';

const commitMs = 8000;

export async function chromiumTab(page: Page, id: number, dark: boolean): Promise<Tab> {
  const session = await within(5000, 'a protocol session', page.createCDPSession());
  const send = ((method: never, params?: never) => within(5000, method, session.send(method, params))) as CDPSession['send'];
  await send('Page.enable');
  if (dark) await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'dark' }] });

  let dialog: string | null = null;
  session.on('Page.javascriptDialogOpening', ({ message, type }) => {
    dialog = message === '' ? type : message;
  });
  session.on('Page.javascriptDialogClosed', () => {
    dialog = null;
  });

  /** An isolated world in the main frame: the page's changes to prototypes do not reach it. */
  const ownWorld = async (): Promise<number> => {
    const { frameTree } = await send('Page.getFrameTree');
    const { executionContextId } = await send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'comeback tests' });
    return executionContextId;
  };

  /** Runs a function on the closed shadow root of the panel's host, or on a document of the extension. */
  const inPanel = async <T>(fn: string): Promise<T | null> => {
    try {
      const contextId = await ownWorld();
      const expression = `document.getElementsByTagNameNS('*', 'comeback-panel')[0] ?? (location.protocol === 'chrome-extension:' ? document : null)`;
      const { result } = await send('Runtime.evaluate', { contextId, expression });
      if (result.objectId === undefined) return null;
      const { node } = await send('DOM.describeNode', { objectId: result.objectId, depth: 1, pierce: true });
      const backendNodeId = node.shadowRoots?.[0]?.backendNodeId ?? node.backendNodeId;
      const { object } = await send('DOM.resolveNode', { backendNodeId, executionContextId: contextId });
      if (object.objectId === undefined) return null;
      const seen = await send('Runtime.callFunctionOn', {
        objectId: object.objectId,
        functionDeclaration: `function () { return (${fn})(this); }`,
        returnByValue: true,
      });
      return seen.exceptionDetails ? null : (seen.result.value as T);
    } catch {
      return null; // the document was unloaded meanwhile
    }
  };

  const clickAt = async (x: number, y: number): Promise<void> => {
    await send('Page.bringToFront');
    const at = { x, y, button: 'left', clickCount: 1 } as const;
    await send('Input.dispatchMouseEvent', { ...at, type: 'mouseMoved' });
    await send('Input.dispatchMouseEvent', { ...at, type: 'mousePressed' });
    await send('Input.dispatchMouseEvent', { ...at, type: 'mouseReleased' }).catch(() => undefined); // the page may have been left already
  };

  const reach: Reach = {
    readPanel: () => inPanel<PanelState>(sourceOf(readPanel)),
    positionOf: (act) => inPanel<Position>(`(root) => ${sourceOf(positionOf)}(root, ${JSON.stringify(act)})`),
    clickAt,
  };

  /** Starts a load and waits for its document, with a timeout. */
  const toCommit = async (start: () => Promise<unknown>): Promise<void> => {
    let arrived = (): void => undefined;
    const commit = new Promise<void>((done) => {
      arrived = done;
    });
    const onFrame = ({ frame }: { frame: { parentId?: string } }): void => {
      if (frame.parentId === undefined) arrived();
    };
    session.on('Page.frameNavigated', onFrame);
    try {
      await Promise.race([
        start()
          .catch(() => undefined)
          .then(() => commit),
        sleep(commitMs),
      ]);
    } finally {
      session.off('Page.frameNavigated', onFrame);
    }
  };

  return {
    id,
    async goto(url) {
      await Promise.race([session.send('Page.navigate', { url }).catch(() => undefined), sleep(commitMs)]);
    },
    reload: () => toCommit(() => session.send('Page.reload')),
    back: () =>
      toCommit(async () => {
        const { currentIndex, entries } = await send('Page.getNavigationHistory');
        const before = entries[currentIndex - 1];
        if (before) await send('Page.navigateToHistoryEntry', { entryId: before.id });
      }),
    async url() {
      const { currentIndex, entries } = await send('Page.getNavigationHistory');
      return entries[currentIndex]?.url ?? '';
    },
    panelOnce: () => reach.readPanel(),
    panel: (timeoutMs = 5000) => waitForPanel(reach, timeoutMs),
    async click(act, patienceMs) {
      await send('Page.bringToFront');
      await clickControl(reach, act, patienceMs);
    },
    clickAt,
    async press(key) {
      const known = keys[key] ?? { code: key, windowsVirtualKeyCode: key.toUpperCase().charCodeAt(0), text: key };
      await send('Input.dispatchKeyEvent', { type: 'keyDown', key, ...known });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', key, ...known });
    },
    async screenshot(file) {
      await send('Page.bringToFront');
      const { data } = await session.send('Page.captureScreenshot', { format: 'png' });
      await writeFile(file, data, 'base64');
    },
    async evaluate(fn, ...args) {
      const { result, exceptionDetails } = await send('Runtime.evaluate', {
        expression: callIn(fn, args),
        awaitPromise: true,
        returnByValue: true,
        userGesture: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as Awaited<ReturnType<typeof fn>>;
    },
    async activate() {
      await send('Page.bringToFront');
    },
    question: () => Promise.resolve(dialog),
    async decline() {
      if (dialog !== null) await send('Page.handleJavaScriptDialog', { accept: false });
    },
    async accept() {
      await send('Page.handleJavaScriptDialog', { accept: true });
    },
    async close() {
      await within(5000, 'closing a tab', page.close()).catch(() => undefined);
    },
  };
}

const keys: Readonly<Record<string, { code: string; windowsVirtualKeyCode: number; text?: string }>> = {
  Escape: { code: 'Escape', windowsVirtualKeyCode: 27 },
  Enter: { code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Tab: { code: 'Tab', windowsVirtualKeyCode: 9 },
};
