/** Running code in Firefox: in a tab's page, with or without the browser's own rights, and in the browser itself. */
import type { Marionette } from './marionette.ts';
import { sourceOf } from './page-state.ts';

export interface FirefoxSession {
  readonly marionette: Marionette;
  /** In the browser's own window, with `Services` and the like. */
  chrome<A extends readonly unknown[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  /** In the page of a tab; `system` can read closed shadow roots and is invisible to the page. */
  content<T>(handle: string, sandbox: 'page' | 'system', fn: string, args?: readonly unknown[]): Promise<T>;
  /** Commands that belong to one tab. */
  inTab<T>(handle: string, sequence: () => Promise<T>): Promise<T>;
}

export function firefoxSession(marionette: Marionette): FirefoxSession {
  let context = '';
  let current = '';
  const setContext = async (value: 'chrome' | 'content'): Promise<void> => {
    if (context !== value) await marionette.send('Marionette:SetContext', { value });
    context = value;
  };
  const switchTo = async (handle: string): Promise<void> => {
    await setContext('content');
    if (current !== handle) await marionette.send('WebDriver:SwitchToWindow', { handle, focus: false });
    current = handle;
  };
  const run = async <T>(sandbox: string | null, fn: string, args: readonly unknown[]): Promise<T> => {
    const script = `const done = arguments[arguments.length - 1]; const given = Array.prototype.slice.call(arguments, 0, -1);
      (async () => (${fn}).apply(null, given))().then(
        (value) => done({ finished: true, value: value === undefined ? null : value }),
        (error) => done({ finished: true, error: String(error && error.message || error) }));`;
    const answer = (await marionette.send('WebDriver:ExecuteAsyncScript', { script, args, sandbox, scriptTimeout: 15_000 })) as {
      finished?: true;
      value: T;
      error?: string;
    };
    // Firefox replies with nothing, and without an error, if the document unloads meanwhile.
    if (!answer.finished) throw new Error('the document went away');
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer.value;
  };
  return {
    marionette,
    chrome: (fn, ...args) =>
      marionette.alone(async () => {
        await setContext('chrome');
        return run('system', sourceOf(fn), args);
      }),
    content: (handle, sandbox, fn, args = []) =>
      marionette.alone(async () => {
        await switchTo(handle);
        return run(sandbox === 'system' ? 'system' : null, fn, args);
      }),
    inTab: (handle, sequence) =>
      marionette.alone(async () => {
        await switchTo(handle);
        return sequence();
      }),
  };
}
