/** One event at a time: load what is known, decide, save, show what follows, and only then act. */
import browser from 'webextension-polyfill';
import { storedVersion } from '../../core/persistence/migrations.ts';
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
let begun: Promise<unknown> | undefined;
let failing: ReadonlySet<number> | undefined;

/** Decides about an event and acts, after all events before it. Resolves to what is known then; rejects if it could not be saved. */
export async function dispatch(event: Event): Promise<State> {
  await ensureStarted();
  return inTurn(() => decide(event));
}

/**
 * A worker first decides about the fact that it runs, whatever event woke it: what a dead browser left comes before all else. Where
 * that could not be read or saved the next event tries again.
 */
export const ensureStarted = (): Promise<unknown> =>
  (begun ??= inTurn(begin).catch((error: unknown) => {
    begun = undefined;
    console.warn('Comeback could not begin', error);
  }));

/** What is known once every event so far is decided. */
export async function known(): Promise<State> {
  await ensureStarted();
  return inTurn(load);
}

/** Whether a response in this tab matters, whatever its status. Memory answers once anything was decided in this worker. */
export const isFailing = async (tabId: number): Promise<boolean> => (failing ?? failingTabs(await load())).has(tabId);

/** Since when every response has passed by us, epoch milliseconds; undefined in the first moments of a session of the browser. */
export async function runningSince(): Promise<number | undefined> {
  const { runningSince: since } = await browser.storage.session.get('runningSince');
  return typeof since === 'number' ? since : undefined;
}

async function begin(): Promise<void> {
  const since = Date.now();
  const isFirst = (await runningSince()) === undefined;
  // What a dead browser left off cannot be put back by a worker that cannot read of it.
  await browser.storage.local.get('journal');
  await decide({ type: isFirst ? 'started' : 'resumed' });
  // A popup may have asked a worker that died before it could reply, or before it could say what had changed.
  tellPopup();
  if (isFirst) await browser.storage.session.set({ runningSince: since });
}

interface Loaded extends Restored {
  /** An area that could not be read is not written: it is not known what that would destroy. */
  readonly isUnread: { readonly local: boolean; readonly session: boolean };
}

/** What is stored, repaired. A storage that cannot be read counts as empty for this one event. */
async function load(): Promise<Loaded> {
  const [session, local] = await Promise.all([
    browser.storage.session.get('state').catch(() => undefined),
    browser.storage.local.get([...persistentKeys]).catch(() => undefined),
  ]);
  const isUnread = { local: local === undefined, session: session === undefined };
  return { ...restoreState(local ?? {}, session?.['state']), isUnread };
}

async function decide(event: Event): Promise<State> {
  const before = await load();
  const env = { at: Date.now(), random: Math.random(), online: navigator.onLine, capabilities };
  const [{ session, persistent }, effects] = update(before, event, env);
  const after = { session, persistent };
  const next = project(after, env);
  listenAhead(next);
  await save(before, after);
  failing = failingTabs(after);
  // The reply to the panel that has just come carries its view.
  await sync(next, dispatch, event.type === 'panelReady' ? event.tabId : undefined).catch((error: unknown) => {
    console.warn('Comeback could not show what follows from', event.type, error);
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
  if (changed.length > 0) await browser.storage.local.set(Object.fromEntries(changed) as Record<string, unknown>);
  if (isSessionNew) await browser.storage.session.set({ state: after.session });
}
