/** Events in the life of a tab's failing page: its document found, read, removed, left, closed, shown. */
import { diagnose } from '../diagnosis/diagnose.ts';
import type { Env } from '../env/env.ts';
import { isSearching } from '../extension-test/journal.ts';
import { isRepeatable } from '../http/response.ts';
import { retryAfter } from '../http/retry-after.ts';
import { withoutFragment } from '../http/url.ts';
import { runningSteps, withoutLostReload, withPage, withStep, type FailingPage, type Incident } from '../incident/incident.ts';
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
import { contextOf } from './responses.ts';

/**
 * Shows the panel that runs in the document. The page's text is diagnosed first: it says more than the headers, and a bot challenge without
 * its header must not be shown as a failure.
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

/** Whether the site designed this page: it has a style sheet or an image. */
const isDesigned = (source: string): boolean => /<style|<link[^>]{0,200}stylesheet|<img|<svg/i.test(source);

/** Ends the search for the document. Only a document that was found is shown and recorded. */
export function panelPlaced(state: State, at: FailingPage, { surface, inFront, tabId }: EventOf<'panelPlaced'>, env: Env): Decision {
  if (surface !== 'nowhere') return show(state, at, surface, inFront, env);
  // A document that was found before can only have been left since; the search may notice that late.
  return isPending(at.page) ? documentNeverCame(state, at, env) : pageLeft(state, at, { tabId }, env);
}

function show(state: State, { incident, page }: FailingPage, surface: Surface, inFront: boolean, env: Env): Decision {
  if (surfaceOf(page) === surface) return unchanged(state);
  const { tabId } = page;
  const isFirst = isPending(page);
  const updated = isFirst ? afterFailure(state, incident, page, env) : incident;
  const shown = withPage(updated, tabId, (known) => onSurface(known, surface));
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

/** The incident after another failed load: tries counted, running steps marked as failed, next probe scheduled. */
function afterFailure(state: State, incident: Incident, page: Page, env: Env): Incident {
  const before = page.phase.kind === 'pending' ? page.phase.before : undefined;
  const isProbeWrong = incident.retry?.kind === 'trying' && before !== undefined && isReloading(before) && !isByHand(incident);
  const { notBefore: _asked, recovered: _recovered, ...rest } = incident;
  const newest: Incident = {
    ...rest,
    status: page.status,
    address: page.address,
    ...namedTime(page),
    // The loads of an extension test do not count as tries: they would only lengthen the backoff.
    ...(before && !isSearching(state.persistent.journal) ? triedAgain(incident, isProbeWrong, env) : {}),
  };
  return afterFailedTry(withFailedSteps(state, newest, page), isProbeWrong, state, env);
}

function namedTime({ headers, respondedAt }: Page): Pick<Incident, 'notBefore'> {
  const notBefore = retryAfter(headers, respondedAt);
  return notBefore === undefined ? {} : { notBefore };
}

/**
 * Marks the running steps as failed, except an automatic extension test, which spans many loads. Loading with the culprits left disabled
 * counts as a step like any other.
 */
function withFailedSteps({ session }: State, incident: Incident, { tabId }: Page): Incident {
  const isLeftOff = session.notes[tabId]?.kind === 'left-off';
  return runningSteps(incident)
    .filter((step) => step !== 'extensions' || isLeftOff)
    .reduce((changed, step) => withStep(changed, step, 'failed'), incident);
}

/** A manual reload, or a second tab of the same site, resets nothing: the current wait or probe continues. */
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

/** Handles an aborted load: the previous page is still in the tab. */
function documentNeverCame(state: State, { incident, page }: FailingPage, env: Env): Decision {
  const before = page.phase.kind === 'pending' ? page.phase.before : undefined;
  if (!before) return closePage(state, page.tabId, 'left', env.at);
  const { settings } = state.persistent;
  // While extensions are disabled the page may work, and then it still does.
  const standing = withoutLostReload(withPage(incident, page.tabId, () => (isHealthy(before) ? before : inPhase(before, 'idle'))));
  const isWaiting = standing.retry?.kind === 'stopped' && standing.retry.why === 'nothing-to-reload';
  return [withIncident(state, incident.id, isWaiting ? withNextProbe(standing, settings, env) : standing), []];
}

function openPopupOver(state: State, tabId: number, inFront: boolean): Decision {
  if (inFront) return [state, [{ type: 'openPopup', tabId }]];
  return [withPopupDue(state, [...new Set([...state.session.popupDue, tabId])]), []];
}

/** Records whether the user is typing into the page or using the panel. */
export function pageBusy(state: State, { page }: FailingPage, { busy }: EventOf<'pageBusy'>): Decision {
  if (page.busy === busy) return unchanged(state);
  return unchanged(withPageIn(state, page.tabId, (known) => ({ ...known, busy })));
}

/** Closes a failing page whose document is gone without another response: the user went elsewhere. */
export function pageLeft(state: State, { page }: FailingPage, { tabId }: { readonly tabId: number }, env: Env): Decision {
  // A running reload removes the document as well, and its response decides. The document of a pending page is not there yet.
  if (isReloading(page) || isHealthy(page) || isPending(page)) return unchanged(state);
  return closePage(state, tabId, 'left', env.at);
}

/** Marks a form's page as reloading once its request starts: the user has confirmed the prompt, so only now is the step running. */
export function formSent(state: State, { incident, page }: FailingPage, { address, at, tabId }: EventOf<'formSent'>): Decision {
  if (isPending(page) || page.startedAt >= at) return unchanged(state);
  if (isRepeatable(page.method) || withoutFragment(address) !== withoutFragment(page.address)) return unchanged(state);
  const sent = withPage(incident, tabId, (known) => inPhase(known, 'reloading'));
  const next = page.phase.kind === 'awaiting-prompt' ? withStep(sent, page.phase.step, 'running') : sent;
  return [withIncident(state, next.id, next), []];
}

/** Handles a reload that the browser refused: the page is unchanged. */
export function reloadFailed(state: State, { incident, page }: FailingPage): Decision {
  if (!isReloading(page)) return unchanged(state);
  const standing = withPage(incident, page.tabId, (known) => inPhase(known, 'idle'));
  return unchanged(withIncident(state, incident.id, withoutLostReload(standing)));
}

export function tabClosed(state: State, { tabId }: EventOf<'tabClosed'>, env: Env): Decision {
  const due = state.session.popupDue.filter((one) => one !== tabId);
  return andThen(closePage(state, tabId, 'left', env.at), (next) => [withPopupDue(withNote(next, tabId, undefined), due), []]);
}

/** Handles a tab that came to the front: opens its popup if that was due, and checks that its page is still there. */
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

/** Moves the panel to the popup, because the page keeps removing it. */
export function panelRemoved(state: State, { incident, page }: FailingPage, { inFront, tabId }: EventOf<'panelRemoved'>): Decision {
  if (surfaceOf(page) !== 'panel') return unchanged(state);
  const moved = withPage(incident, tabId, (known) => onSurface(known, 'popup'));
  return openPopupOver(withIncident(state, incident.id, moved), tabId, inFront);
}
