/** The sites we promised to tell about, and how to end a promise. */
import type { VNode } from 'preact';
import browser from 'webextension-polyfill';
import { readableHost } from '../core/readable-host.ts';
import { watchEvery } from '../core/watch.ts';
import type { FromOurPages } from '../messages.ts';
import { HostName } from '../panel/host-name.tsx';
import { Icon } from '../panel/icon.tsx';
import { dayAndTime } from '../panel/times.ts';
import { useItem } from '../panel/use-item.ts';
import { say, sayCount } from '../sentences.ts';
import { settings, watches } from '../storage.ts';

/** A row a site; nothing where nothing is watched. */
export function WatchList({ now }: { now: number }): VNode | null {
  const watched = useItem(watches) ?? [];
  const set = useItem(settings);
  if (watched.length === 0 || set === undefined) return null;
  return (
    <section aria-labelledby="watched">
      <h2 class="day" id="watched">
        {say('watchingShort')}
      </h2>
      <ul class="rows">
        {watched.map(({ origin, host, since, looks }) => (
          <li key={origin} class="inc" data-watch={origin}>
            <span class="code">
              <Icon name="watch" />
            </span>
            <div>
              <p class="host">
                <HostName host={readableHost(host)} />
              </p>
              <p class="facts">
                {say('watching', { time: dayAndTime(since, now) })} · {sayCount('watchingEvery', watchEvery(looks, set) / 60_000)}
              </p>
            </div>
            <button
              class="btn"
              type="button"
              data-act="unwatch"
              aria-label={say('watchingStop', { host: readableHost(host) })}
              onClick={() => void browser.runtime.sendMessage({ type: 'unwatch', origin } satisfies FromOurPages)}
            >
              {say('stop')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
