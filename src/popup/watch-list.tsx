/** The sites we promised to tell about: those that are back, and how to end a promise. */
import type { VNode } from 'preact';
import browser from 'webextension-polyfill';
import type { WatchView } from '../core/view/popup-view.ts';
import { dayAndTime, duration } from '../i18n/format.ts';
import { t, tPlural } from '../i18n/messages.ts';
import { tell } from '../ui/background.ts';
import { HostName } from '../ui/host-name.tsx';
import { Icon } from '../ui/icon.tsx';
import { Message } from '../ui/sentence.tsx';

/** A row a site; nothing where nothing is watched. */
export function WatchList({ watches, now }: { watches: readonly WatchView[]; now: number }): VNode | null {
  if (watches.length === 0) return null;
  const back = watches.filter(({ backAt }) => backAt !== undefined);
  const going = watches.filter(({ backAt }) => backAt === undefined);
  return (
    <>
      {back.length > 0 && (
        <ul class="rows">
          {back.map((watch) => (
            <BackRow key={watch.origin} watch={watch} />
          ))}
        </ul>
      )}
      {going.length > 0 && (
        <section aria-labelledby="watched">
          <h2 class="day" id="watched">
            {t('watchingShort')}
          </h2>
          <ul class="rows">
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
    <li class="inc" data-watch={origin}>
      <span class="code">
        <Icon name="watch" />
      </span>
      <div>
        <p class="host">
          <HostName host={host} />
        </p>
        <p class="facts">
          {t('watching', { time: dayAndTime(since, now) })} · {tPlural('watchingEvery', every / 60_000)}
        </p>
      </div>
      <button class="btn" type="button" data-act="unwatch" aria-label={t('watchingStop', { host: host })} onClick={() => unwatch(origin)}>
        {t('stop')}
      </button>
    </li>
  );
}

/** Word that no notification could bring: it stays until the person has taken note. */
function BackRow({ watch: { origin, host, address, since, backAt = since } }: { watch: WatchView }): VNode {
  const open = (): void => {
    unwatch(origin);
    void browser.tabs.create({ url: address });
  };
  return (
    <li class="inc" data-watch-back={origin} data-outcome="back">
      <span class="code">
        <Icon name="check" />
      </span>
      <div>
        <p class="host">
          <Message of="notifyBack" values={{ host: <HostName host={host} /> }} />
        </p>
        <p class="facts">{t('notifyBody', { time: duration(backAt - since) })}</p>
      </div>
      <span class="ends">
        <button class="btn" type="button" data-act="open-site" onClick={open}>
          {t('optOpenHistory')}
        </button>
        <button class="icon" type="button" data-act="seen" aria-label={t('close')} onClick={() => unwatch(origin)}>
          <Icon name="close" />
        </button>
      </span>
    </li>
  );
}

const unwatch = (origin: string): void => tell('unwatch', { origin });
