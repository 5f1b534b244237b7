/** What happens to the pages of tabs: answered, placed, read, left, closed, shown. */
import { diagnose, type Diagnosis } from '../diagnosis/diagnose.ts';
import type { Env } from '../env/env.ts';
import { isSearching } from '../extension-test/journal.ts';
import { isFailure, isRepeatable, type PageResponse } from '../http/response.ts';
import { retryAfter } from '../http/retry-after.ts';
import { hostOf, hostMatches, originOf, withoutFragment } from '../http/url.ts';
import { runningSteps, withPage, withStep, type Incident, type Page } from '../incident/incident.ts';
import { otherSitesFailing } from '../incident/other-sites.ts';
import type { Decision } from '../state/decision.ts';
import type { Effect } from '../state/effects.ts';
import type { Event } from '../state/events.ts';
import { incidentIn, withIncident, type State } from '../state/state.ts';
import { canEnd, closePage, recordOf } from './close.ts';
import { failedWhileTesting, pageWhileTesting } from './extension-test.ts';
import { failedWhileTestingByHand } from './manual-test.ts';
import { refreshAll, reloadPages, wakeForNext, withNextProbe } from './probes.ts';
import { unwatch } from './watches.ts';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

const schemeOf = (address: string): 'http' | 'https' => (address.startsWith('https:') ? 'https' : 'http');

/** The person asked us to stay away from this host, for good or for an hour. */
const isUnwanted = ({ persistent, session }: State, host: string, now: Env): boolean =>
  persistent.muted.some((pattern) => hostMatches(pattern, host)) || (session.hiddenUntil[host] ?? 0) > now.at;

/** A bad answer begins or continues an incident; any other ends what this tab had. */
export function pageResponded(state: State, event: Of<'pageResponded'>, now: Env): Decision {
  const tested = pageWhileTesting(state, event, now);
  if (tested) return tested;
  if (!isFailure(event.answer.status)) return pageWell(state, event, now);
  const origin = originOf(event.answer.url);
  const diagnosis = diagnose(event.answer, {
    scheme: schemeOf(event.answer.url),
    otherSitesFailing: otherSitesFailing(state, event.answer.url),
  });
  if (!origin || diagnosis.kind === 'challenge' || isUnwanted(state, hostOf(event.answer.url), now))
    return closePage(state, event.tabId, 'left', now.at);
  return pageFailed(state, event, origin, now);
}

/** Downloads and empty answers leave the failing document where it is (RFC 9110 §15.3.5, RFC 6266). */
const keepsDocument = ({ status, headers }: PageResponse): boolean =>
  status === 204 ||
  status === 205 ||
  headers.some(([name, value]) => name.toLowerCase() === 'content-disposition' && /^\s*attachment/i.test(value));

function pageWell(state: State, { tabId, answer, asked }: Of<'pageResponded'>, now: Env): Decision {
  const failing = incidentIn(state, tabId);
  if (!failing || keepsDocument(answer)) return [state, []];
  // A reload may be answered from elsewhere, after a redirect; a form's may have been declined, and this is another page.
  const isOurLoad = failing.page.loading && isRepeatable(failing.page.method);
  const same = [asked, answer.url].some((address) => withoutFragment(address) === withoutFragment(failing.page.address));
  if (!isOurLoad && !same) return closePage(state, tabId, 'left', now.at);
  const [ended, effects] = closePage(state, tabId, 'back', now.at);
  // Whoever sees the page come back needs no word about it.
  const [next, more] = failing.incident.privateWindow ? ([ended, []] as const) : unwatch(ended, failing.incident.origin, now);
  const [following, reloads] = failing.page.loading ? reloadNext(next, failing.incident.id) : ([next, []] as const);
  return [following, [...effects, ...more, ...reloads]];
}

/** The other tabs of a site that is back follow, as each one makes room. */
function reloadNext(state: State, incidentId: string): Decision {
  const incident = state.session.incidents.find(({ id }) => id === incidentId);
  if (incident?.retry?.kind !== 'trying') return [state, []];
  const [next, effects] = reloadPages(incident, state.persistent.settings);
  return [withIncident(state, incident.id, next), effects];
}

function pageFailed(
  state: State,
  { tabId, answer, privateWindow, fromServiceWorker = false }: Of<'pageResponded'>,
  origin: string,
  now: Env,
): Decision {
  const was = incidentIn(state, tabId);
  const elsewhere = was && (was.incident.origin !== origin || was.incident.privateWindow !== privateWindow);
  const [cleared, leaving] = elsewhere ? closePage(state, tabId, 'left', now.at) : ([state, []] as const);
  const known = cleared.session.incidents.find((incident) => incident.origin === origin && incident.privateWindow === privateWindow);
  const before = elsewhere ? undefined : was?.page;
  const page: Page = {
    tabId,
    address: answer.url,
    method: answer.method,
    status: answer.status,
    headers: answer.headers,
    startedAt: answer.startedAt,
    answeredAt: answer.at,
    surface: 'pending',
    fromServiceWorker,
    dismissed: false,
    loading: false,
    busy: false,
    answers: false,
    well: false,
    ...(before?.small === undefined ? {} : { small: before.small }),
    ...(before ? { before: standing(before) } : {}),
  };
  const others = known?.pages.filter((other) => other.tabId !== tabId) ?? [];
  const diagnosis = diagnose(page, { scheme: schemeOf(page.address), otherSitesFailing: otherSitesFailing(cleared, page.address) });
  const incident: Incident = known ? { ...known, diagnosis, pages: [...others, page] } : begin(page, origin, privateWindow, diagnosis, now);
  return [
    withIncident(cleared, incident.id, incident),
    [...leaving, { type: 'injectPanel', tabId, address: answer.url, status: answer.status, startedAt: answer.startedAt }],
  ];
}

/** The page that really stands in the tab: the last one that was placed. */
const standing = (page: Page): Page => (page.surface === 'pending' && page.before ? page.before : page);

const begin = (page: Page, origin: string, privateWindow: boolean, diagnosis: Diagnosis, now: Env): Incident => ({
  id: `${now.at.toString(36)}-${page.tabId}`,
  origin,
  host: hostOf(page.address),
  privateWindow,
  status: page.status,
  address: page.address,
  diagnosis,
  since: now.at,
  pages: [page],
  tries: 0,
  steps: {},
  probesUnreliable: false,
});

/** The document is found: only now anything is shown or written down. Not found: the load was aborted and never happened. */
export function panelPlaced(state: State, event: Of<'panelPlaced'>, now: Env): Decision {
  const failing = incidentIn(state, event.tabId);
  if (!failing || failing.page.startedAt !== event.startedAt) return [state, []];
  // Once it was there it can only have been left; the search, which takes its time, may come late with that.
  if (event.surface === 'nowhere')
    return failing.page.surface === 'pending' ? pageNeverCame(state, failing, now) : pageLeft(state, { ...event, type: 'pageLeft' }, now);
  if (failing.page.surface === event.surface) return [state, []];
  const first = failing.page.surface === 'pending';
  const placed = withPage(first ? afterFailure(state, failing.incident, failing.page, now) : failing.incident, event.tabId, {
    surface: event.surface,
  });
  const { before: _, ...page } = placed.pages.find(({ tabId }) => tabId === event.tabId) ?? failing.page;
  const incident: Incident = { ...placed, pages: placed.pages.map((other) => (other.tabId === event.tabId ? page : other)) };
  const next = withIncident(state, incident.id, incident);
  const [tested, verdict] = first ? failedWhileTesting(next, event.tabId, now) : ([next, []] as const);
  const [updated, seeing] = first ? failedWhileTestingByHand(tested, event.tabId, now) : ([tested, []] as const);
  const [after, opened] = event.surface === 'popup' ? popupDue(updated, event.tabId, event.inFront) : ([updated, []] as const);
  return [
    after,
    [
      ...verdict,
      ...seeing,
      { type: 'badge', tabId: event.tabId, mark: 'failing' },
      ...opened,
      ...refreshAll(incident),
      ...(first ? [{ type: 'countCookies', tabId: event.tabId, address: page.address, startedAt: page.startedAt } as const] : []),
      ...recordOf(incident, 'open', now.at),
      wakeForNext(after),
    ],
  ];
}

/** What one more failed load changes: the tries, the running steps that did not help, the next look. */
function afterFailure({ session, persistent: { settings, journal } }: State, incident: Incident, page: Page, now: Env): Incident {
  // The loads of an extension test are no tries: they would only make the waits longer.
  const again = page.before !== undefined && !isSearching(journal);
  const wish = retryAfter(page.headers, page.answeredAt);
  const misled = incident.retry?.kind === 'trying' && page.before?.loading === true && !isByHand(incident);
  const { notBefore: _asked, back: _back, ...rest } = incident;
  const newest: Incident = {
    ...rest,
    status: page.status,
    address: page.address,
    ...(wish === undefined ? {} : { notBefore: wish }),
    ...(again ? { tries: incident.tries + 1, lastTryAt: now.at, probesUnreliable: incident.probesUnreliable || misled } : {}),
  };
  const judged = runningSteps(newest)
    // A test of extensions goes on over many loads; one that was left off is tried like any other step.
    .filter((step) => step !== 'extensions' || session.notes[page.tabId]?.kind === 'left-off')
    .reduce((changed, step) => withStep(changed, step, 'failed'), newest);
  const { retry } = judged;
  // A load by hand, or a second tab of the same site, resets nothing: the wait, or the look, that is under way goes on.
  if (retry?.kind === 'trying' && !misled) return judged;
  if (retry?.kind !== 'waiting' || retry.dueAt <= now.at) return withNextProbe(judged, settings, now);
  return wish === undefined || wish <= retry.dueAt ? judged : { ...judged, retry: { ...retry, dueAt: wish } };
}

const isByHand = (incident: Incident): boolean => runningSteps(incident).some((step) => step === 'retry' || canEnd.includes(step));

function pageNeverCame(state: State, { incident, page }: { incident: Incident; page: Page }, now: Env): Decision {
  if (!page.before) return closePage(state, page.tabId, 'left', now.at);
  const back = page.before;
  return [
    withIncident(state, incident.id, {
      ...incident,
      pages: incident.pages.map((other) => (other === page ? { ...back, loading: false } : other)),
    }),
    [],
  ];
}

function popupDue(state: State, tabId: number, inFront: boolean): Decision {
  if (inFront) return [state, [{ type: 'openPopup', tabId }]];
  return [{ ...state, session: { ...state.session, popupDue: [...state.session.popupDue, tabId] } }, []];
}

/** The page's text can tell more than the headers; a page of the site's own design starts small. */
export function pageRead(state: State, { tabId, startedAt, text }: Of<'pageRead'>, now: Env): Decision {
  const failing = incidentIn(state, tabId);
  if (failing?.page.startedAt !== startedAt) return [state, []];
  const { incident, page } = failing;
  const context = { scheme: schemeOf(page.address), otherSitesFailing: otherSitesFailing(state, page.address) };
  const diagnosis = diagnose({ status: page.status, headers: page.headers, body: text }, context);
  // A check page without its header: nothing was shown yet, and nothing will be.
  if (diagnosis.kind === 'challenge' && page.surface === 'pending') return closePage(state, tabId, 'left', now.at);
  const read = { ...incident, diagnosis, pages: incident.pages };
  const sized = page.small === undefined ? withPage(read, tabId, { small: isDesigned(text) && diagnosis.gateway === 'unknown' }) : read;
  return [withIncident(state, incident.id, sized), [{ type: 'refresh', tabId }]];
}

/** Somebody drew this page: it brings a style sheet, or a picture. */
const isDesigned = (source: string): boolean => /<style|<link[^>]{0,200}stylesheet|<img|<svg/i.test(source);

/** Whether the person is in the middle of something on this page. */
export function pageBusy(state: State, { tabId, startedAt, busy }: Of<'pageBusy'>): Decision {
  const failing = incidentIn(state, tabId);
  if (failing?.page.startedAt !== startedAt || failing.page.busy === busy) return [state, []];
  return [withIncident(state, failing.incident.id, withPage(failing.incident, tabId, { busy })), []];
}

/** A document of ours is gone without another answer: the person went elsewhere. */
export function pageLeft(state: State, { tabId, startedAt }: Of<'pageLeft'>, now: Env): Decision {
  const failing = incidentIn(state, tabId);
  if (failing?.page.startedAt !== startedAt) return [state, []];
  // A load that is under way takes the document away as well; its answer will tell. A pending page has not come yet.
  if (failing.page.loading || failing.page.well || failing.page.surface === 'pending') return [state, []];
  return closePage(state, tabId, 'left', now.at);
}

/** A form's page is loaded again: the person has said yes, and only now a step is being tried. */
export function formSent(state: State, { tabId, address, at }: Of<'formSent'>): Decision {
  const failing = incidentIn(state, tabId);
  if (!failing || failing.page.surface === 'pending' || failing.page.startedAt >= at) return [state, []];
  if (isRepeatable(failing.page.method) || withoutFragment(address) !== withoutFragment(failing.page.address)) return [state, []];
  const { asks, ...page } = failing.page;
  const pages = failing.incident.pages.map((other) => (other.tabId === tabId ? { ...page, loading: true } : other));
  const sent = { ...failing.incident, pages };
  const next = asks ? withStep(sent, asks, 'running') : sent;
  return [withIncident(state, next.id, next), [{ type: 'refresh', tabId }]];
}

export function tabClosed(state: State, { tabId }: Of<'tabClosed'>, now: Env): Decision {
  const [next, effects] = closePage(state, tabId, 'left', now.at);
  const { [tabId]: _, ...notes } = next.session.notes;
  const popupsDue = next.session.popupDue.filter((due) => due !== tabId);
  const after = { ...next, session: { ...next.session, notes, popupDue: popupsDue } };
  return [after, [...effects, wakeForNext(after)]];
}

/** A tab is in front: its popup opens if it was due, and what slept goes on. */
export function tabShown(state: State, { tabId }: Of<'tabShown'>): Decision {
  const failing = incidentIn(state, tabId);
  const isDue = state.session.popupDue.includes(tabId);
  const next = { ...state, session: { ...state.session, popupDue: state.session.popupDue.filter((due) => due !== tabId) } };
  if (!failing) return [next, []];
  const effects: Effect[] = [{ type: 'verify', tabId, startedAt: failing.page.startedAt }];
  return [next, isDue && failing.page.surface === 'popup' ? [...effects, { type: 'openPopup', tabId }] : effects];
}

/** The page throws our panel out: the popup has it from now on. */
export function panelRemoved(state: State, { tabId, inFront }: Of<'panelRemoved'>): Decision {
  const failing = incidentIn(state, tabId);
  if (!failing || failing.page.surface !== 'panel') return [state, []];
  return popupDue(withIncident(state, failing.incident.id, withPage(failing.incident, tabId, { surface: 'popup' })), tabId, inFront);
}
