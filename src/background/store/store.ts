/** Handles one event at a time: load the state, decide, save, update what is shown, and only then run the effects. */
import browser from 'webextension-polyfill';
import { retiredKeys, storedVersion } from '../../core/persistence/migrations.ts';
import { persistentKeys, restoreState, type Restored } from '../../core/persistence/restore-state.ts';
import { project } from '../../core/projection.ts';
import type { Event } from '../../core/state/events.ts';
import { failingTabs } from '../../core/state/listening.ts';
import type { State } from '../../core/state/state.ts';
import { update } from '../../core/update.ts';
import { capabilities } from '../browser/capabilities.ts';
import { tellPopup } from '../browser/popup.ts';
import { serial } from '../browser/serial.ts';
import { runEffect } from './effects.ts';
import { listenAhead, sync } from './sync.ts';

const inTurn = serial();
let started: Promise<unknown> | undefined;
let failing: ReadonlySet<number> | undefined;
/** The state after the last event that this service worker handled. */
let last: State | undefined;

/** Handles an event after all previous ones. Resolves to the new state; rejects if it could not be saved. */
export async function dispatch(event: Event): Promise<State> {
  await ensureStarted();
  return inTurn(async () => handle(event, await load()));
}

/**
 * Handles the start of this service worker before any event that woke it, because a crash may have left extensions disabled. If the state
 * could not be read or saved, the next event tries again.
 */
export const ensureStarted = (): Promise<unknown> =>
  (started ??= inTurn(start).catch((error: unknown) => {
    started = undefined;
    console.warn('Comeback could not start', error);
  }));

/** The state after every event so far. */
export async function known(): Promise<State> {
  await ensureStarted();
  return inTurn(load);
}

/** Whether every response in this tab matters, whatever its status. Answered from memory once this service worker has handled an event. */
export const isFailing = async (tabId: number): Promise<boolean> => (failing ?? failingTabs(await load())).has(tabId);

/** Since when Comeback has seen every response, in epoch ms; undefined at the very start of a browser session. */
export async function runningSince(): Promise<number | undefined> {
  const { runningSince: since } = await browser.storage.session.get('runningSince');
  return typeof since === 'number' ? since : undefined;
}

async function start(): Promise<void> {
  const since = Date.now();
  const isFirst = (await runningSince()) === undefined;
  const before = await load();
  await handle({ type: isFirst ? 'started' : 'resumed' }, before);
  // A popup may have asked a service worker that was terminated before it replied or reported a change.
  tellPopup();
  if (isFirst) await browser.storage.session.set({ runningSince: since });
}

interface Loaded extends Restored {
  /** A storage area that could not be read is not written, because that could destroy data. */
  readonly isUnread: { readonly local: boolean; readonly session: boolean };
}

/**
 * Loads the stored state. A storage area that cannot be read counts as unchanged since the last event. Rejects before the first: as empty,
 * it would close records and remove alarms of what goes on.
 */
async function load(): Promise<Loaded> {
  const [session, local] = await Promise.all([
    browser.storage.session.get('state').catch(() => undefined),
    browser.storage.local.get([...persistentKeys]).catch(() => undefined),
  ]);
  const isUnread = { local: local === undefined, session: session === undefined };
  if (!last && (isUnread.local || isUnread.session)) throw new Error('what is stored could not be read');
  const { isMigrated, ...stored } = restoreState(local ?? {}, session?.['state']);
  const { session: lastSession, persistent: lastPersistent } = last ?? stored;
  return {
    session: isUnread.session ? lastSession : stored.session,
    persistent: isUnread.local ? lastPersistent : stored.persistent,
    isMigrated,
    isUnread,
  };
}

async function handle(event: Event, before: Loaded): Promise<State> {
  const env = { at: Date.now(), random: Math.random(), online: navigator.onLine, capabilities };
  const [{ session, persistent }, effects] = update(before, event, env);
  const after = { session, persistent };
  const next = project(after, env);
  listenAhead(next);
  await save(before, after);
  last = after;
  failing = failingTabs(after);
  // The newly injected panel gets its view in the reply to its message.
  await sync(next, dispatch, event.type === 'panelReady' ? event.tabId : undefined).catch((error: unknown) => {
    console.warn('Comeback could not apply the projection after', event.type, error);
  });
  if (session !== before.session || persistent !== before.persistent) tellPopup();
  for (const effect of effects) await runEffect(effect, dispatch);
  return after;
}

async function save(before: Loaded, after: State): Promise<void> {
  const known = before.persistent as unknown as Readonly<Record<string, unknown>>;
  const entries = Object.entries(after.persistent);
  const isNew = before.isMigrated && !before.isUnread.local;
  const changed = isNew ? [...entries, ['version', storedVersion]] : entries.filter(([key, value]) => value !== known[key]);
  const isSessionNew = after.session !== before.session;
  if ((before.isUnread.local && changed.length > 0) || (before.isUnread.session && isSessionNew))
    throw new Error('what is stored could not be read, so it is not written');
  // First: once the version is written, nothing is migrated again.
  if (isNew) await browser.storage.local.remove([...retiredKeys]);
  if (changed.length > 0) await browser.storage.local.set(Object.fromEntries(changed) as Record<string, unknown>);
  if (isSessionNew) await browser.storage.session.set({ state: after.session });
}
