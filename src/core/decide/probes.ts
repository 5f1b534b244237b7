/** Probing: when a probe is sent, what its result means, and when to stop. */
import type { Env } from '../env/env.ts';
import type { Settings } from '../env/settings.ts';
import { isFailure } from '../http/failure-status.ts';
import { isRepeatable, isShowable } from '../http/response.ts';
import type { Incident, Pause, Retry } from '../incident/incident.ts';
import { inPhase, isPending, isReloading, mayReload, type Page } from '../incident/page.ts';
import { endsAt, lostAfter, nextProbeAt } from '../probe/backoff.ts';
import { unchanged, type Decision } from '../state/decision.ts';
import { reloadOf, type Effect } from '../state/effects.ts';
import type { EventOf, ProbeResult } from '../state/events.ts';
import { withIncident, type State } from '../state/state.ts';

type Change = readonly [Incident, readonly Effect[]];

/** The incident with its next probe scheduled, or with the reason why none is. */
export function withNextProbe(incident: Incident, settings: Settings, env: Env): Incident {
  const why = stopReason(incident, settings, env);
  if (why) return { ...incident, retry: { kind: 'stopped', why } };
  const dueAt = nextProbeAt(incident.tries, env.at, env.random, incident.notBefore);
  return { ...incident, retry: dueAt === undefined ? { kind: 'stopped', why: 'gave-up' } : { kind: 'waiting', from: env.at, dueAt } };
}

type Stop = Extract<Retry, { kind: 'stopped' }>['why'];
/** Probing resumes only after a click, or when the watch or test that stopped it ends. */
const staysStopped: readonly Stop[] = ['by-hand', 'superseded-by-watch', 'testing'];

function stopReason({ retry, pages, diagnosis, since }: Incident, { autoRetry }: Settings, env: Env): Stop | undefined {
  if (retry?.kind === 'stopped' && staysStopped.includes(retry.why)) return retry.why;
  if (!pages.some(({ method }) => isRepeatable(method))) return 'form';
  if (diagnosis.evidence.some(({ sign }) => sign === 'self-refresh')) return 'self-refreshing';
  if (env.capabilities.repeatsUnshowable && pages.every(({ headers }) => !isShowable(headers))) return 'browser-repeats';
  if (!autoRetry) return 'switched-off';
  return env.at >= endsAt(since) ? 'gave-up' : undefined;
}

/** Stops or restarts the countdown after a change of the settings. */
export function withRetrySetting(incident: Incident, settings: Settings, env: Env): Incident {
  const { retry } = incident;
  if (!settings.autoRetry && retry?.kind === 'waiting') return { ...incident, retry: { kind: 'stopped', why: 'switched-off' } };
  const isOff = retry?.kind === 'stopped' && retry.why === 'switched-off';
  return settings.autoRetry && isOff ? withNextProbe(incident, settings, env) : incident;
}

/** In ms. Where the browser shows its own page, no event reports that the network is back, so it is checked this often. */
const checkOffline = 60_000;
/** The most sites probed at once, however many tabs were restored or came back online; the others follow. */
const probesAtOnce = 4;
const afterTheOthers = 3_000;

/** Sends every due probe whose page is visible while the browser is online, and pauses the others. */
export function probeDue(state: State, { tabs }: EventOf<'probeDue'>, env: Env): Decision {
  let next = state;
  const effects: Effect[] = [];
  let room = probesAtOnce - state.session.incidents.filter(({ retry }) => retry?.kind === 'trying').length;
  for (const incident of state.session.incidents) {
    const [started, itsEffects] = startProbe(incident, tabs, state.persistent.settings, env);
    if (started === incident) continue;
    const isTurnedAway = itsEffects.length > 0 && room-- <= 0;
    const postponed: Retry = { kind: 'waiting', from: env.at, dueAt: env.at + afterTheOthers };
    next = withIncident(next, incident.id, isTurnedAway ? { ...incident, retry: postponed } : started);
    if (!isTurnedAway) effects.push(...itsEffects);
  }
  return [next, effects];
}

/** Returns the same incident if nothing is due. */
function startProbe(incident: Incident, tabs: readonly number[], settings: Settings, env: Env): Change {
  const { retry } = incident;
  if (retry?.kind === 'waiting' && retry.dueAt <= env.at) return probeNow(incident, retry, tabs, settings, env);
  const isLost = retry?.kind === 'trying' && retry.from + lostAfter < env.at;
  if (!isLost) return [incident, []];
  // The reloads may have been lost along with the probe, so the site is probed again first.
  const pages = incident.pages.map((page) => (isReloading(page) ? inPhase(page, 'idle') : page));
  return probeNow({ ...incident, pages }, { from: retry.from, dueAt: env.at }, tabs, settings, env);
}

function probeNow(
  incident: Incident,
  { from, dueAt }: { from: number; dueAt: number },
  tabs: readonly number[],
  settings: Settings,
  env: Env,
): Change {
  const pages = incident.pages.filter(mayReload);
  const inSight = pages.find(({ tabId }) => tabs.includes(tabId));
  const page = inSight ?? pages[0];
  if (!page) return [{ ...incident, retry: { kind: 'stopped', why: 'nothing-to-reload' } }, []];
  const paused = pauseFor(inSight !== undefined, env);
  if (paused) return [{ ...incident, retry: { kind: 'waiting', from, dueAt, paused } }, []];
  const trying: Incident = { ...incident, retry: { kind: 'trying', from: env.at } };
  if (incident.probesUnreliable) return reloadPages(trying, settings);
  return [trying, [{ type: 'probe', incidentId: incident.id, address: page.address, withCookies: !incident.privateWindow }]];
}

function pauseFor(isInSight: boolean, env: Env): Pause | undefined {
  if (!env.online) return { why: 'offline', checkAt: env.at + checkOffline };
  return isInSight ? undefined : { why: 'hidden' };
}

/** The most tabs of one site reloaded at once: it has only just recovered. */
const reloadsAtOnce = 3;

/**
 * Reloads the next few pages of a site that responds again; each finished load makes room for another. A page the user is busy on is marked
 * reachable instead.
 */
export function reloadPages(incident: Incident, { autoRetry }: Settings): Change {
  const open = incident.pages.filter((page) => mayReload(page) && !isPending(page) && page.phase.kind !== 'reachable');
  const room = reloadsAtOnce - open.filter(isReloading).length;
  const reloaded = open.filter((page) => autoRetry && !isReloading(page) && !page.busy).slice(0, Math.max(0, room));
  const isReachable = (page: Page): boolean => open.includes(page) && !isReloading(page) && (page.busy || !autoRetry);
  const pages = incident.pages.map((page) =>
    reloaded.includes(page) ? inPhase(page, 'reloading') : isReachable(page) ? inPhase(page, 'reachable') : page,
  );
  const isDone = !pages.some(isReloading) && reloaded.length === 0;
  const next: Incident = { ...incident, pages, ...(isDone ? { retry: { kind: 'stopped', why: 'nothing-to-reload' } } : {}) };
  return [next, reloaded.map(reloadOf)];
}

/** Whether the probe shows that the site is back. Rate limiting (429, RFC 6585 §4) does not. */
export const isAnswering = ({ status }: ProbeResult): boolean => status !== undefined && !isFailure(status) && status !== 429;

/** Reloads the pages if the site is back; otherwise schedules the next probe. */
export function probed(state: State, event: EventOf<'probed'>, env: Env): Decision {
  const incident = state.session.incidents.find(({ id }) => id === event.incidentId);
  if (incident?.retry?.kind !== 'trying') return unchanged(state);
  if (isAnswering(event)) {
    const [next, effects] = reloadPages(incident, state.persistent.settings);
    return [withIncident(state, incident.id, next), effects];
  }
  const wish = event.notBefore === undefined ? {} : { notBefore: event.notBefore };
  const failed = { ...incident, ...wish, tries: incident.tries + 1, lastTryAt: env.at };
  return [withIncident(state, incident.id, withNextProbe(failed, state.persistent.settings, env)), []];
}
