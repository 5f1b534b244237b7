/** Looking again: when a look is due, what its answer means, and when to stop. */
import type { Env } from '../env/env.ts';
import type { Settings } from '../env/settings.ts';
import { isFailure, isRepeatable, isShowable } from '../http/response.ts';
import { type Incident, type Page } from '../incident/incident.ts';
import { endsAt, nextProbeAt } from '../probe/backoff.ts';
import type { Decision } from '../state/decision.ts';
import { type Effect, reloadOf } from '../state/effects.ts';
import type { Event } from '../state/events.ts';
import { withIncident, type State } from '../state/state.ts';

/** A page that may be loaded again without asking anybody. */
const isOurs = (page: Page): boolean => isRepeatable(page.method) && !page.dismissed && !page.well;

/** The incident with its next look set, or the reason why there is none. */
export function withNextProbe(incident: Incident, { autoRetry }: Settings, now: Env): Incident {
  if (incident.retry?.kind === 'stopped' && (incident.retry.why === 'by-hand' || incident.retry.why === 'testing')) return incident;
  if (!incident.pages.some(({ method }) => isRepeatable(method))) return { ...incident, retry: { kind: 'stopped', why: 'form' } };
  if (incident.diagnosis.evidence.some(({ sign }) => sign === 'self-refresh'))
    return { ...incident, retry: { kind: 'stopped', why: 'self-refreshing' } };
  if (now.capabilities.repeatsUnshowable && incident.pages.every(({ headers }) => !isShowable(headers)))
    return { ...incident, retry: { kind: 'stopped', why: 'browser-repeats' } };
  if (!autoRetry) return { ...incident, retry: { kind: 'stopped', why: 'switched-off' } };
  if (now.at >= endsAt(incident.since)) return { ...incident, retry: { kind: 'stopped', why: 'gave-up' } };
  const dueAt = nextProbeAt(incident.tries, now.at, now.random, incident.notBefore);
  return { ...incident, retry: dueAt === undefined ? { kind: 'stopped', why: 'gave-up' } : { kind: 'waiting', from: now.at, dueAt } };
}

/** A look that waited for its answer longer than this was lost with the worker that made it. */
const lostAfter = 60_000;

/** One alarm for whichever look is next. */
export function wakeForNext(state: State): Effect {
  const due = state.session.incidents.flatMap(({ retry }) => {
    if (retry?.kind === 'trying') return [retry.from + lostAfter];
    if (retry?.kind !== 'waiting') return [];
    return retry.paused ? (retry.checkAt ?? []) : [retry.dueAt];
  });
  return { type: 'setAlarm', name: 'probe', at: due.length > 0 ? Math.min(...due) : null };
}

/** The person changed the settings: countdowns end, or begin again. A watch keeps to them from its next look on. */
export function settingsChanged(state: State, now: Env): Decision {
  const { settings } = state.persistent;
  const changed = state.session.incidents.flatMap((incident): Incident[] => {
    const { retry } = incident;
    if (!settings.autoRetry && retry?.kind === 'waiting') return [{ ...incident, retry: { kind: 'stopped', why: 'switched-off' } }];
    if (settings.autoRetry && retry?.kind === 'stopped' && retry.why === 'switched-off') return [withNextProbe(incident, settings, now)];
    return [];
  });
  const next = changed.reduce((known, incident) => withIncident(known, incident.id, incident), state);
  return [next, [...changed.flatMap(refreshAll), wakeForNext(next)]];
}

/** Tells every panel of an incident. */
export const refreshAll = ({ pages }: Incident): Effect[] => pages.map(({ tabId }) => ({ type: 'refresh', tabId }));

/** Where the browser shows its own page nothing tells us that we are online again, so it is looked for so often. */
const checkOffline = 60_000;
/** So many sites are asked at a time, whatever was restored or came back online; the others follow. */
const probesAtOnce = 4;
const afterTheOthers = 3_000;

/** Looks that are due happen now, where the person can see the page and the browser is online; the others wait for that. */
export function probeDue(state: State, event: Event & { type: 'probeDue' }, now: Env): Decision {
  let next = state;
  const effects: Effect[] = [];
  let room = probesAtOnce - state.session.incidents.filter(({ retry }) => retry?.kind === 'trying').length;
  for (const incident of state.session.incidents) {
    const started = startProbe(incident, event.tabs, state.persistent.settings, now);
    if (!started) continue;
    if (started[1].length > 0 && room-- <= 0) {
      next = withIncident(next, incident.id, { ...incident, retry: { kind: 'waiting', from: now.at, dueAt: now.at + afterTheOthers } });
      continue;
    }
    next = withIncident(next, incident.id, started[0]);
    effects.push(...started[1], ...refreshAll(incident));
  }
  return [next, [...effects, wakeForNext(next)]];
}

function startProbe(incident: Incident, tabs: readonly number[], settings: Settings, now: Env): readonly [Incident, Effect[]] | undefined {
  const { retry } = incident;
  const lost = retry?.kind === 'trying' && retry.from + lostAfter < now.at;
  if (!lost && (retry?.kind !== 'waiting' || retry.dueAt > now.at)) return undefined;
  // With the look its reloads may be lost too: nobody knows, so the site is asked again first.
  const pagesNow = lost ? incident.pages.map((page) => ({ ...page, loading: false })) : incident.pages;
  return probeNow({ ...incident, pages: pagesNow }, retry, tabs, settings, now);
}

function probeNow(
  incident: Incident,
  retry: NonNullable<Incident['retry']>,
  tabs: readonly number[],
  settings: Settings,
  now: Env,
): readonly [Incident, Effect[]] | undefined {
  if (retry.kind === 'stopped') return undefined;
  const from = retry.kind === 'waiting' ? retry : { from: retry.from, dueAt: now.at };
  const pages = incident.pages.filter(isOurs);
  const page = pages.find(({ tabId }) => tabs.includes(tabId)) ?? pages[0];
  if (!page) return [{ ...incident, retry: { kind: 'stopped', why: 'by-hand' } }, []];
  const paused = now.online ? (pages.some(({ tabId }) => tabs.includes(tabId)) ? undefined : 'hidden') : 'offline';
  if (paused) {
    const check = paused === 'offline' ? { checkAt: now.at + checkOffline } : {};
    return [{ ...incident, retry: { kind: 'waiting', from: from.from, dueAt: from.dueAt, paused, ...check } }, []];
  }
  const trying: Incident = { ...incident, retry: { kind: 'trying', from: now.at } };
  if (incident.probesUnreliable) return reloadPages(trying, settings);
  return [trying, [{ type: 'probe', incidentId: incident.id, address: page.address, withCookies: !incident.privateWindow }]];
}

/** So many tabs of one site are loaded at a time: it has only just come back. */
const atOnce = 3;

/**
 * The next few pages of a site that answers are loaded; a person who is busy on one is told instead. All that may be loaded
 * without asking come in turn, each as another one is done.
 */
export function reloadPages(incident: Incident, { autoRetry }: Settings): readonly [Incident, Effect[]] {
  const open = incident.pages.filter((page) => isOurs(page) && !page.answers);
  const room = atOnce - open.filter(({ loading }) => loading).length;
  const again = open.filter(({ loading, busy }) => autoRetry && !loading && !busy).slice(0, Math.max(0, room));
  const told = open.filter(({ busy }) => busy || !autoRetry);
  const pages = incident.pages.map((page) =>
    again.includes(page) ? { ...page, loading: true } : told.includes(page) ? { ...page, answers: true } : page,
  );
  const isDone = pages.every(({ loading }) => !loading);
  const next: Incident = { ...incident, pages, ...(isDone ? { retry: { kind: 'stopped', why: 'by-hand' } } : {}) };
  return [next, [...refreshAll(next), ...again.map(reloadOf)]];
}

/** Well: whoever waits is loaded again. Not well, or asked to wait (RFC 6585 §4): the next look is set. */
export function probed(state: State, event: Event & { type: 'probed' }, now: Env): Decision {
  const incident = state.session.incidents.find(({ id }) => id === event.incidentId);
  if (incident?.retry?.kind !== 'trying') return [state, []];
  const isWell = event.status !== undefined && !isFailure(event.status) && event.status !== 429;
  if (isWell) {
    const [next, effects] = reloadPages(incident, state.persistent.settings);
    return [withIncident(state, incident.id, next), effects];
  }
  const wish = event.notBefore === undefined ? {} : { notBefore: event.notBefore };
  const next = withNextProbe({ ...incident, ...wish, tries: incident.tries + 1, lastTryAt: now.at }, state.persistent.settings, now);
  const after = withIncident(state, incident.id, next);
  return [after, [...refreshAll(next), wakeForNext(after)]];
}
