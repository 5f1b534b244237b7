/** The complete data of the popup. */
import type { Env } from '../env/env.ts';
import { isOpen, offCount } from '../extension-test/journal.ts';
import type { PastIncident } from '../history/history.ts';
import { displayHost } from '../http/display-host.ts';
import { withoutQuery } from '../http/url.ts';
import { clearedView } from '../site-data/clearing.ts';
import { clearingOf } from '../state/parts.ts';
import type { State } from '../state/state.ts';
import { watchEvery, type Watch } from '../watch/watch.ts';
import type { FailedResources } from './failed-resources.ts';
import { viewOf } from './panel-view.ts';
import { isRecent } from './recent.ts';
import { testNoteFor } from './test-note.ts';
import type { PageNote, PanelView } from './view.ts';

export interface PopupView {
  /** The panel of the tab it was opened on; null if its page is not failing. */
  readonly panel: PanelView | null;
  /** Notes about a page that is not failing. */
  readonly note: PageNote;
  /** Past incidents, newest first. */
  readonly history: readonly PastIncident[];
  readonly watches: readonly WatchView[];
  /** The extensions that Comeback has disabled; absent if there are none. */
  readonly off?: ExtensionsOff;
}

export interface ExtensionsOff {
  readonly count: number;
  /** When they are restored automatically, in epoch ms; absent if they are not. */
  readonly backAt?: number;
}

/** Times are epoch milliseconds. */
export interface WatchView {
  readonly origin: string;
  /** In readable form (Unicode). */
  readonly host: string;
  readonly address: string;
  readonly since: number;
  /** The current interval between probes, in ms. */
  readonly every: number;
  readonly backAt?: number;
}

/** Facts besides the state. */
export interface PopupFacts {
  readonly tabId?: number;
  /** The URL of that tab. */
  readonly url?: string;
  readonly failedResources?: FailedResources;
  readonly history: readonly PastIncident[];
}

export function popupView(
  state: State,
  { tabId = -1, url, failedResources, history }: PopupFacts,
  env: Pick<Env, 'at' | 'capabilities'>,
): PopupView {
  const clearing = clearingOf(state, tabId);
  const test = testNoteFor(state.session.notes[tabId], env.at);
  const justRecovered = url === undefined ? undefined : recoveredJustNow(history, url, env.at);
  const off = extensionsOff(state.persistent.journal);
  return {
    panel: viewOf(state, tabId, 'popup', env.capabilities),
    note: {
      ...(failedResources ? { failedResources } : {}),
      ...(clearing ? { cleared: clearedView(clearing) } : {}),
      ...(test ? { test } : {}),
      ...(justRecovered ? { justRecovered } : {}),
    },
    history,
    watches: state.persistent.watches.map((watch) => watchView(watch, state)),
    ...(off ? { off } : {}),
  };
}

function recoveredJustNow(history: readonly PastIncident[], url: string, at: number): PastIncident | undefined {
  const address = withoutQuery(url);
  const last = history.find((incident) => incident.address === address);
  return last?.outcome === 'back' && isRecent(last.to ?? 0, at) ? last : undefined;
}

/** How many extensions Comeback has disabled; undefined if none. */
export function extensionsOff(journal: State['persistent']['journal']): ExtensionsOff | undefined {
  if (!isOpen(journal) || offCount(journal) === 0) return undefined;
  return { count: offCount(journal), ...(journal.phase === 'stuck' ? {} : { backAt: journal.backAt }) };
}

const watchView = (watch: Watch, { persistent: { settings } }: State): WatchView => ({
  origin: watch.origin,
  host: displayHost(watch.host),
  address: watch.address,
  since: watch.since,
  every: watchEvery(watch.probes, settings),
  ...(watch.phase === 'back' ? { backAt: watch.backAt } : {}),
});
