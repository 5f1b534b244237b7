/** What happens to the failing page of a tab: its document found, read, taken away, left, closed, shown. */
import { diagnose } from '../diagnosis/diagnose.ts';
import type { Env } from '../env/env.ts';
import { isSearching } from '../extension-test/journal.ts';
import { isRepeatable } from '../http/response.ts';
import { retryAfter } from '../http/retry-after.ts';
import { withoutFragment } from '../http/url.ts';
import { runningSteps, withPage, withStep, type FailingPage, type Incident } from '../incident/incident.ts';
import { inPhase, isHealthy, isPending, isReloading, surfaceOf, type Page, type Surface } from '../incident/page.ts';
import { andThen, unchanged, type Decision } from '../state/decision.ts';
import type { Effect } from '../state/effects.ts';
import type { EventOf } from '../state/events.ts';
import { withNote, withPopupDue } from '../state/parts.ts';
import { incidentIn, withIncident, withPageIn, type State } from '../state/state.ts';
import { canEnd, closePage, record } from './close.ts';
import { failedWhileTesting } from './extension-test.ts';
import { failedInManualTest } from './manual-test.ts';
import { withNextProbe } from './probes.ts';
import { contextOf } from './respond.ts';

/**
 * The panel runs in the document. The page's text is diagnosed first: it can tell more than the headers, and a check page without
 * its header never gets as far as being shown.
 */
export function panelReady(state: State, { incident, page }: FailingPage, event: EventOf<'panelReady'>, env: Env): Decision {
  const { tabId, text } = event;
  const diagnosis = diagnose({ status: page.status, headers: page.headers, body: text }, contextOf(state, page.address));
  if (diagnosis.kind === 'challenge' && isPending(page)) return closePage(state, tabId, 'left', env.at);
  const small = page.small ?? (isDesigned(text) && diagnosis.gateway === 'unknown');
  const read = withPage({ ...incident, diagnosis }, tabId, (known) => ({ ...known, small }));
  const next = withIncident(state, incident.id, read);
  return show(next, { incident: read, page: { ...page, small } }, 'panel', true, env);
}

/** Somebody designed this page: it brings a style sheet or a picture. */
const isDesigned = (source: string): boolean => /<style|<link[^>]{0,200}stylesheet|<img|<svg/i.test(source);

/** The search for the document ended. Only a document that was found is shown and written down. */
export function panelPlaced(state: State, at: FailingPage, { surface, inFront, tabId }: EventOf<'panelPlaced'>, env: Env): Decision {
  if (surface !== 'nowhere') return show(state, at, surface, inFront, env);
  // A document that was there once can only have been left; the search may notice that late.
  return isPending(at.page) ? documentNeverCame(state, at, env) : pageLeft(state, at, { tabId }, env);
}

function show(state: State, { incident, page }: FailingPage, surface: Surface, inFront: boolean, env: Env): Decision {
  if (surfaceOf(page) === surface) return unchanged(state);
  const { tabId } = page;
  const isFirst = isPending(page);
  const judged = isFirst ? afterFailure(state, incident, page, env) : incident;
  const shown = withPage(judged, tabId, (known) => onSurface(known, surface));
  const { address, startedAt } = page;
  const count: Effect[] = isFirst ? [{ type: 'countCookies', tabId, address, startedAt }] : [];
  const placed: Decision = [withIncident(state, shown.id, shown), [...record(shown, 'open', env.at), ...count]];
  const tested = isFirst
    ? andThen(placed, (next) => andThen(failedWhileTesting(next, tabId, env), (after) => failedInManualTest(after, tabId, env)))
    : placed;
  return surface === 'popup' ? andThen(tested, (next) => openPopupOver(next, tabId, inFront)) : tested;
}

const onSurface = (page: Page, surface: Surface): Page =>
  page.phase.kind === 'pending' ? { ...page, phase: { kind: 'idle', surface } } : { ...page, phase: { ...page.phase, surface } };

/** What one more failed load changes: the tries, the running steps that did not help, the next probe. */
function afterFailure(state: State, incident: Incident, page: Page, env: Env): Incident {
  const before = page.phase.kind === 'pending' ? page.phase.before : undefined;
  const isProbeWrong = incident.retry?.kind === 'trying' && before !== undefined && isReloading(before) && !isByHand(incident);
  const { notBefore: _asked, recovered: _recovered, ...rest } = incident;
  const newest: Incident = {
    ...rest,
    status: page.status,
    address: page.address,
    ...namedTime(page),
    // The loads of an extension test are no tries: they would only make the waits longer.
    ...(before && !isSearching(state.persistent.journal) ? triedAgain(incident, isProbeWrong, env) : {}),
  };
  return afterFailedTry(withFailedSteps(state, newest, page), isProbeWrong, state, env);
}

function namedTime({ headers, respondedAt }: Page): Pick<Incident, 'notBefore'> {
  const notBefore = retryAfter(headers, respondedAt);
  return notBefore === undefined ? {} : { notBefore };
}

/** An automatic extension test runs over many loads; an extension that was left off is tried like any other step. */
function withFailedSteps({ session }: State, incident: Incident, { tabId }: Page): Incident {
  const isLeftOff = session.notes[tabId]?.kind === 'left-off';
  return runningSteps(incident)
    .filter((step) => step !== 'extensions' || isLeftOff)
    .reduce((changed, step) => withStep(changed, step, 'failed'), incident);
}

/** A load by hand, or a second tab of the same site, resets nothing: the wait, or the probe, that is under way goes on. */
function afterFailedTry(incident: Incident, isProbeWrong: boolean, { persistent: { settings } }: State, env: Env): Incident {
  const { retry, notBefore } = incident;
  if (retry?.kind === 'trying' && !isProbeWrong) return incident;
  if (retry?.kind !== 'waiting' || retry.dueAt <= env.at) return withNextProbe(incident, settings, env);
  return notBefore === undefined || notBefore <= retry.dueAt ? incident : { ...incident, retry: { ...retry, dueAt: notBefore } };
}

const triedAgain = (
  { tries, probesUnreliable }: Incident,
  isProbeWrong: boolean,
  env: Env,
): Pick<Incident, 'tries' | 'lastTryAt' | 'probesUnreliable'> => ({
  tries: tries + 1,
  lastTryAt: env.at,
  probesUnreliable: probesUnreliable || isProbeWrong,
});

const isByHand = (incident: Incident): boolean => runningSteps(incident).some((step) => step === 'retry' || canEnd.includes(step));

/** The load was aborted and never happened: the page that stood in the tab is still there. */
function documentNeverCame(state: State, { incident, page }: FailingPage, env: Env): Decision {
  const before = page.phase.kind === 'pending' ? page.phase.before : undefined;
  if (!before) return closePage(state, page.tabId, 'left', env.at);
  const { settings } = state.persistent;
  const standing = withPage(incident, page.tabId, () => inPhase(before, 'idle'));
  const isWaiting = standing.retry?.kind === 'stopped' && standing.retry.why === 'nothing-to-reload';
  return [withIncident(state, incident.id, isWaiting ? withNextProbe(standing, settings, env) : standing), []];
}

function openPopupOver(state: State, tabId: number, inFront: boolean): Decision {
  if (inFront) return [state, [{ type: 'openPopup', tabId }]];
  return [withPopupDue(state, [...new Set([...state.session.popupDue, tabId])]), []];
}

/** Whether the person is in the middle of something on this page. */
export function pageBusy(state: State, { page }: FailingPage, { busy }: EventOf<'pageBusy'>): Decision {
  if (page.busy === busy) return unchanged(state);
  return unchanged(withPageIn(state, page.tabId, (known) => ({ ...known, busy })));
}

/** A failing document is gone without another response: the person went elsewhere. */
export function pageLeft(state: State, { page }: FailingPage, { tabId }: { readonly tabId: number }, env: Env): Decision {
  // A load that is under way takes the document away as well, and its response will tell. A pending page has not come yet.
  if (isReloading(page) || isHealthy(page) || isPending(page)) return unchanged(state);
  return closePage(state, tabId, 'left', env.at);
}

/** A form's page is loaded again: the person has said «yes», and only now a step is being tried. */
export function formSent(state: State, { incident, page }: FailingPage, { address, at, tabId }: EventOf<'formSent'>): Decision {
  if (isPending(page) || page.startedAt >= at) return unchanged(state);
  if (isRepeatable(page.method) || withoutFragment(address) !== withoutFragment(page.address)) return unchanged(state);
  const sent = withPage(incident, tabId, (known) => inPhase(known, 'reloading'));
  const next = page.phase.kind === 'awaiting-prompt' ? withStep(sent, page.phase.step, 'running') : sent;
  return [withIncident(state, next.id, next), []];
}

/** The browser refused to load the page again, so it stands as it was. */
export function reloadFailed(state: State, { page }: FailingPage): Decision {
  if (!isReloading(page)) return unchanged(state);
  return unchanged(withPageIn(state, page.tabId, (known) => inPhase(known, 'idle')));
}

export function tabClosed(state: State, { tabId }: EventOf<'tabClosed'>, env: Env): Decision {
  const due = state.session.popupDue.filter((one) => one !== tabId);
  return andThen(closePage(state, tabId, 'left', env.at), (next) => [withPopupDue(withNote(next, tabId, undefined), due), []]);
}

/** A tab is in front: its popup opens if it was due, and it is checked whether its page still stands. */
export function tabShown(state: State, { tabId }: EventOf<'tabShown'>): Decision {
  const { popupDue } = state.session;
  const isDue = popupDue.includes(tabId);
  const next = isDue
    ? withPopupDue(
        state,
        popupDue.filter((due) => due !== tabId),
      )
    : state;
  const failing = incidentIn(state, tabId);
  if (!failing) return unchanged(next);
  const verify: Effect = { type: 'verify', tabId, startedAt: failing.page.startedAt, page: failing.page };
  return [next, isDue && surfaceOf(failing.page) === 'popup' ? [verify, { type: 'openPopup', tabId }] : [verify]];
}

/** The page removes the panel again and again: the popup has it from now on. */
export function panelRemoved(state: State, { incident, page }: FailingPage, { inFront, tabId }: EventOf<'panelRemoved'>): Decision {
  if (surfaceOf(page) !== 'panel') return unchanged(state);
  const moved = withPage(incident, tabId, (known) => onSurface(known, 'popup'));
  return openPopupOver(withIncident(state, incident.id, moved), tabId, inFront);
}
