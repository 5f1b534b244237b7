/** The ways in which a person reaches a failing page, on any server. */
import { sleep } from '../browsers/deadline.ts';
import type { Browser, Tab } from '../browsers/index.ts';

/** A server with the pages that the ways need. */
export interface Server {
  readonly name: string;
  readonly paths: Readonly<Record<'failing' | 'slow' | 'redirect' | 'empty' | 'healthy', string>>;
  url(path: string, host?: string): string;
}

export const ways = ['html', 'slow', 'redirect', 'reload', 'from a healthy page', 'back', 'POST', 'cold worker'] as const;
export type Way = (typeof ways)[number];

export interface Trip {
  readonly browser: Browser;
  readonly tab: Tab;
  readonly server: Server;
  readonly host: string;
  /** Called on each healthy page on the way, once a panel would have appeared. */
  onHealthyPage(): Promise<void>;
}

/** Goes there; what the browser shows then should be the failing page. */
export async function travel(way: Way, { browser, tab, server, host, onHealthyPage }: Trip): Promise<void> {
  const to = (page: keyof Server['paths']): string => server.url(server.paths[page], host);
  const throughHealthyPage = async (): Promise<void> => {
    await tab.goto(to('healthy'));
    await sleep(300);
    await onHealthyPage();
  };
  switch (way) {
    case 'html':
      return tab.goto(to('failing'));
    case 'slow':
      return tab.goto(to('slow'));
    case 'redirect':
      return tab.goto(to('redirect'));
    case 'reload':
      await tab.goto(to('failing'));
      return tab.reload();
    case 'from a healthy page':
      await throughHealthyPage();
      return tab.evaluate(follow, to('failing'));
    case 'back':
      await tab.goto(to('failing'));
      await tab.panel(); // a person goes back to a page that was visible
      await throughHealthyPage();
      return tab.back();
    case 'POST':
      await throughHealthyPage();
      return tab.evaluate(sendForm, to('failing'));
    case 'cold worker':
      await tab.goto('about:blank');
      await browser.stopWorker();
      return tab.goto(to('failing'));
  }
}

/** The status of the document at the end of a way. */
export const statusOfDocument = (tab: Tab): Promise<number> =>
  tab.evaluate(
    () =>
      (performance.getEntriesByType('navigation')[0] as (PerformanceEntry & { responseStatus?: number }) | undefined)?.responseStatus ?? 0,
  );

async function follow(url: string): Promise<void> {
  await new Promise((done) => (document.readyState === 'loading' ? addEventListener('DOMContentLoaded', done) : setTimeout(done)));
  const link = document.createElement('a');
  link.href = url;
  document.body.append(link);
  link.click();
}

/** Sends a form from the current page, as soon as it can. Runs in the page. */
export async function sendForm(url: string): Promise<void> {
  await new Promise((done) => (document.readyState === 'loading' ? addEventListener('DOMContentLoaded', done) : setTimeout(done)));
  const form = document.createElement('form');
  form.method = 'post';
  form.action = url;
  document.body.append(form);
  form.submit();
}
