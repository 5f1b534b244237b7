/** The watched sites: those that are back, and those still being watched. */
import type { VNode } from 'preact';
import browser from 'webextension-polyfill';
import type { WatchView } from '../core/view/popup-view.ts';
import { dayAndTime, duration } from '../i18n/format.ts';
import { t, tPlural } from '../i18n/translate.ts';
import { send } from '../ui/background.ts';
import { HostName } from '../ui/host-name.tsx';
import { Icon } from '../ui/icon.tsx';
import { Message } from '../ui/message.tsx';

/** One row for each site; nothing if no site is watched. */
export function WatchList({ watches, now }: { watches: readonly WatchView[]; now: number }): VNode | null {
  if (watches.length === 0) return null;
  const back = watches.filter(({ backAt }) => backAt !== undefined);
  const going = watches.filter(({ backAt }) => backAt === undefined);
  return (
    <>
      {back.length > 0 && (
        <ul class="history-rows">
          {back.map((watch) => (
            <BackRow key={watch.origin} watch={watch} />
          ))}
        </ul>
      )}
      {going.length > 0 && (
        <section aria-labelledby="watched">
          <h2 class="history-day" id="watched">
            {t('watchingShort')}
          </h2>
          <ul class="history-rows">
            {going.map((watch) => (
              <GoingRow key={watch.origin} watch={watch} now={now} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function GoingRow({ watch: { origin, host, since, every }, now }: { watch: WatchView; now: number }): VNode {
  return (
    <li class="incident" data-watch={origin}>
      <span class="incident-code">
        <Icon name="watch" />
      </span>
      <div>
        <p class="incident-host">
          <HostName host={host} />
        </p>
        <p class="incident-facts">
          {t('watching', { time: dayAndTime(since, now) })} · {tPlural('watchingEvery', every / 60_000)}
        </p>
      </div>
      <button
        class="button"
        type="button"
        data-act="unwatch"
        aria-label={t('watchingStop', { host: host })}
        onClick={() => unwatch(origin)}
      >
        {t('stop')}
      </button>
    </li>
  );
}

/** A site that is back; the row stays until the user dismisses it, since a notification may not have been possible. */
function BackRow({ watch: { origin, host, address, since, backAt = since } }: { watch: WatchView }): VNode {
  const open = (): void => {
    unwatch(origin);
    void browser.tabs.create({ url: address });
  };
  return (
    <li class="incident" data-watch-back={origin} data-outcome="back">
      <span class="incident-code">
        <Icon name="check" />
      </span>
      <div>
        <p class="incident-host">
          <Message of="notifyBack" values={{ host: <HostName host={host} /> }} />
        </p>
        <p class="incident-facts">{t('notifyBody', { time: duration(backAt - since) })}</p>
      </div>
      <span class="incident-controls">
        <button class="button" type="button" data-act="open-site" onClick={open}>
          {t('optOpenHistory')}
        </button>
        <button class="icon-button" type="button" data-act="seen" aria-label={t('close')} onClick={() => unwatch(origin)}>
          <Icon name="close" />
        </button>
      </span>
    </li>
  );
}

const unwatch = (origin: string): void => send('unwatch', { origin });
