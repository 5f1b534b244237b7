/** What the popup shows, as data: it knows nothing else. */
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
import { testNoteFor } from './test-note.ts';
import type { PageNote, PanelView } from './view.ts';

export interface PopupView {
  /** The panel of the tab it was opened over. Null: its page does not fail. */
  readonly panel: PanelView | null;
  /** What there is to say about a page that does not fail. */
  readonly note: PageNote;
  /** Past incidents, newest first. */
  readonly history: readonly PastIncident[];
  readonly watches: readonly WatchView[];
  /** Other extensions that are off because of us; absent when none is. */
  readonly off?: ExtensionsOff;
}

export interface ExtensionsOff {
  readonly count: number;
  /** When they come back without a click, epoch milliseconds; absent when they do not. */
  readonly backAt?: number;
}

/** Times are epoch milliseconds. */
export interface WatchView {
  readonly origin: string;
  /** As a person reads it. */
  readonly host: string;
  readonly address: string;
  readonly since: number;
  /** How often the site is asked now, milliseconds. */
  readonly every: number;
  readonly backAt?: number;
}

/** What is known besides the state. */
export interface PopupFacts {
  readonly tabId?: number;
  /** The address of that tab. */
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

/** A recovery is news for so long. */
const news = 600_000;

function recoveredJustNow(history: readonly PastIncident[], url: string, at: number): PastIncident | undefined {
  const address = withoutQuery(url);
  const last = history.find((incident) => incident.address === address);
  return last?.outcome === 'back' && at - (last.to ?? 0) < news ? last : undefined;
}

/** Undefined: every extension is as the person had it. */
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
