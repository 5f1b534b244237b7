/** One tab of Firefox. */
import { writeFile } from 'node:fs/promises';
import type { PanelState, Tab } from './browser.ts';
import type { FirefoxSession } from './firefox-session.ts';
import { addressOf, move, selectTab } from './firefox-window.ts';
import { readPanel, positionOf, sourceOf, type Position } from './page-state.ts';
import { clickControl, waitForPanel, type Reach } from './panel-in-tab.ts';

const commitMs = 8000;

export function firefoxTab(session: FirefoxSession, handle: string, id: number): Tab {
  const { marionette } = session;
  const activate = (): Promise<void> => session.chrome(selectTab, handle);
  const command = <T>(name: string, params: Readonly<Record<string, unknown>> = {}): Promise<T> =>
    session.inTab(handle, () => marionette.send(name, params)) as Promise<T>;

  /** Runs a function on the closed shadow root of the panel's host, or on a document of the extension. */
  const inPanel = (fn: string, ...args: readonly unknown[]): Promise<never> =>
    session.content(
      handle,
      'system',
      `function () {
        const host = document.getElementsByTagNameNS('*', 'comeback-panel')[0];
        const root = host ? host.openOrClosedShadowRoot : location.protocol === 'moz-extension:' ? document : null;
        return root ? (${fn})(root, ...arguments) : null;
      }`,
      args,
    );
  const orNull = <T>(reading: Promise<T | null>): Promise<T | null> => reading.catch(() => null); // the document was unloaded meanwhile

  const clickAt = async (x: number, y: number): Promise<void> => {
    await activate();
    const actions = [
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0, origin: 'viewport' },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    const mouse = { type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions };
    // A click can unload the document before Firefox replies.
    await command('WebDriver:PerformActions', { actions: [mouse] }).catch((error: unknown) => {
      if (!/no such window|navigat|actor|abort|destroyed|alert/iu.test(String(error))) throw error;
    });
  };

  const reach: Reach = {
    readPanel: () => orNull<PanelState>(inPanel(sourceOf(readPanel))),
    positionOf: (act) => orNull<Position>(inPanel(sourceOf(positionOf), act)),
    clickAt,
  };

  return {
    id,
    async goto(url) {
      await session.chrome(move, handle, 'goto', url, commitMs);
    },
    async reload() {
      await session.chrome(move, handle, 'reload', '', commitMs);
    },
    async back() {
      await session.chrome(move, handle, 'back', '', commitMs);
    },
    url: () => session.chrome(addressOf, handle),
    panelOnce: () => reach.readPanel(),
    panel: (timeoutMs = 5000) => waitForPanel(reach, timeoutMs),
    async click(act, patienceMs) {
      await activate();
      await clickControl(reach, act, patienceMs);
    },
    clickAt,
    async press(key) {
      const value = keys[key] ?? key;
      const actions = [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ];
      await activate();
      await command('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async screenshot(file) {
      await activate();
      await writeFile(file, await command<string>('WebDriver:TakeScreenshot', { full: false }), 'base64');
    },
    evaluate: (fn, ...args) => session.content(handle, 'page', sourceOf(fn), args),
    activate,
    question: () => command<string>('WebDriver:GetAlertText').catch(() => null),
    async decline() {
      await command('WebDriver:DismissAlert').catch(() => undefined);
    },
    async accept() {
      await command('WebDriver:AcceptAlert');
    },
    async close() {
      await command('WebDriver:CloseWindow').catch(() => undefined);
    },
  };
}

/** WebDriver's code points for keys without a character. */
const keys: Readonly<Record<string, string>> = { Escape: '\uE00C', Enter: '\uE007', Tab: '\uE004' };
