/** One event at a time: load what is known, decide, save, and only then act. */
import browser from 'webextension-polyfill';
import { settingsFrom } from '../core/env/settings.ts';
import type { Effect } from '../core/state/effects.ts';
import type { Event } from '../core/state/events.ts';
import { emptyPersistent, emptySession, type PersistentState, type SessionState, type State } from '../core/state/state.ts';
import { update } from '../core/update.ts';
import { capabilities } from './browser/capabilities.ts';
import { listenOnlyWhileTestingByHand } from './listen/extensions.ts';
import { listenOnlyWhileFailing } from './listen/tabs.ts';

type Perform = (effect: Effect, known: State) => Promise<void>;

let queue: Promise<unknown> | undefined;

/** What is known now. A storage that cannot be read is an empty one: better a fresh start than none. */
export async function load(): Promise<State> {
  const [session, persistent] = await Promise.all([
    browser.storage.session.get('state'),
    browser.storage.local.get(Object.keys(emptyPersistent)),
  ]);
  return {
    session: { ...emptySession, ...(session['state'] as SessionState | undefined) },
    persistent: { ...emptyPersistent, ...(persistent as Partial<PersistentState>), settings: settingsFrom(persistent['settings']) },
  };
}

async function save(before: State, after: State): Promise<void> {
  const changed = Object.entries(after.persistent).filter(([key, value]) => value !== before.persistent[key as keyof PersistentState]);
  if (changed.length > 0) await browser.storage.local.set(Object.fromEntries(changed));
  if (after.session !== before.session) await browser.storage.session.set({ state: after.session });
}

/** Decides about an event and acts, after all events before it; resolves to what is known then. */
export function dispatch(event: Event, perform: Perform): Promise<State> {
  return inTurn(begin(perform), event.type, () => decide(event, perform));
}

/** The first thing every worker decides about is that it runs, whatever event woke it: what a dead browser left comes before all else. */
export function begin(perform: Perform): Promise<unknown> {
  return (queue ??= isFirstRun()
    .then((first) => decide({ type: first ? 'started' : 'resumed' }, perform))
    .catch((error: unknown) => {
      console.error('Comeback could not begin', error);
    }));
}

function inTurn(before: Promise<unknown>, what: string, work: () => Promise<State>): Promise<State> {
  const turn = before.then(work);
  queue = turn.catch((error: unknown) => {
    console.error('Comeback could not handle', what, error);
  });
  return turn;
}

async function decide(event: Event, perform: Perform): Promise<State> {
  const before = await load();
  const [after, effects] = update(before, event, {
    at: Date.now(),
    random: Math.random(),
    online: navigator.onLine,
    capabilities: capabilities,
  });
  await save(before, after);
  listenOnlyWhileFailing(after);
  listenOnlyWhileTestingByHand(after);
  for (const effect of effects) {
    await perform(effect, after).catch((error: unknown) => {
      console.warn('Comeback could not', effect.type, error);
    });
  }
  return after;
}

/** Whether this is the first run in this session of the browser; true once. */
async function isFirstRun(): Promise<boolean> {
  const since = await runningSince();
  if (since === undefined) await browser.storage.session.set({ runningSince: Date.now() });
  return since === undefined;
}

/** Since when every answer has passed by us, epoch milliseconds. */
export async function runningSince(): Promise<number | undefined> {
  const { runningSince: since } = await browser.storage.session.get('runningSince');
  return typeof since === 'number' ? since : undefined;
}
