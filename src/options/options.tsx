/** The settings: only what does something. */
import type { VNode } from 'preact';
import browser from 'webextension-polyfill';
import { Icon } from '../panel/icon.tsx';
import { say } from '../sentences.ts';
import { MutedSites } from './muted-sites.tsx';
import { Permissions } from './permissions.tsx';

/** Sites to stay away from, permissions, and the way to the history. */
export function Options(): VNode {
  return (
    <main class="wrap">
      <h1>
        <Icon name="mark" />
        {say('settings')}
      </h1>
      <MutedSites />
      <Permissions />
      <h2 class="sec">{say('optHistory')}</h2>
      <div class="box">
        <div class="set">
          <Icon name="archive" />
          <div>
            {say('optHistory')}
            <small>{say('optHistoryHint')}</small>
          </div>
          <a class="btn" href={browser.runtime.getURL('src/popup/index.html?tab=none')} data-act="history">
            {say('optOpenHistory')}
          </a>
        </div>
      </div>
    </main>
  );
}
