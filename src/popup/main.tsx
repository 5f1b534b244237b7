/** The toolbar popup: starts it for the tab it was opened over, or for the one named in its address. */
import { render } from 'preact';
import browser from 'webextension-polyfill';
import { direction, language } from '../i18n/messages.ts';
import { Popup } from './popup.tsx';

const named = new URLSearchParams(location.search).get('tab');

const tabId = async (): Promise<number | undefined> => {
  // `none`: opened from the settings for its history alone.
  if (named !== null) return named === 'none' ? undefined : Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
};

document.documentElement.lang = language();
document.documentElement.dir = direction();
void tabId().then((id) => render(<Popup tabId={id} />, document.body));
