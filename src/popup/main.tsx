/** Opens the popup for the current tab, or for the tab in its URL. */
import browser from 'webextension-polyfill';
import { mount } from '../ui/mount.tsx';
import { Popup } from './popup.tsx';

const named = new URLSearchParams(location.search).get('tab');

const tabId = async (): Promise<number | undefined> => {
  // `none`: opened from the settings for its history alone.
  if (named !== null) return named === 'none' ? undefined : Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
};

void tabId().then((id) => mount(<Popup tabId={id} />));
