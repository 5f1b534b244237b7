/** What happens to the pages of tabs: answered, placed, read, left, closed, shown. */
import { askedUntil } from '../http/retry-after.ts';
import type { Decision } from '../state/decision.ts';
import type { Effect } from '../state/effects.ts';
import type { Now } from '../env/env.ts';
import { isFailure, isRepeatable, type Answer } from '../http/response.ts';
import { diagnose, type Diagnosis } from '../diagnosis/diagnose.ts';
import { canEnd, endPage, recordOf } from './close.ts';
import type { Event } from '../state/events.ts';
import { isSearching } from '../extension-test/journal.ts';
import { failedWhileTesting, pageWhileTesting } from './extension-test.ts';
import { failedOnWalk } from './manual-test.ts';
import { runningSteps, withPage, withStep, type Incident, type Page } from '../incident/incident.ts';
import { refreshAll, reloadPages, wakeForNext, withNextLook } from './probes.ts';
import { otherSitesFailing } from '../incident/other-sites.ts';
import { hostOf, names, originOf, withoutFragment } from '../http/url.ts';
import { troubleIn, withIncident, type State } from '../state/state.ts';
import { unwatch } from './watches.ts';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;

const schemeOf = (address: string): 'http' | 'https' => (address.startsWith('https:') ? 'https' : 'http');

/** The person asked us to stay away from this host, for good or for an hour. */
const isUnwanted = ({ lasting, session }: State, host: string, now: Now): boolean =>
  lasting.muted.some((pattern) => names(pattern, host)) || (session.hiddenUntil[host] ?? 0) > now.at;

/** A bad answer begins or continues an incident; any other ends what this tab had. */
export function pageAnswered(state: State, event: Of<'pageAnswered'>, now: Now): Decision {
  const tested = pageWhileTesting(state, event, now);
  if (tested) return tested;
  if (!isFailure(event.answer.status)) return pageWell(state, event, now);
  const origin = originOf(event.answer.url);
  const diagnosis = diagnose(event.answer, {
    scheme: schemeOf(event.answer.url),
    otherSitesFailing: otherSitesFailing(state, event.answer.url),
  });
  if (!origin || diagnosis.kind === 'challenge' || isUnwanted(state, hostOf(event.answer.url), now))
    return endPage(state, event.tabId, 'left', now.at);
  return pageFailed(state, event, origin, now);
}

/** Downloads and empty answers leave the failing document where it is (RFC 9110 §15.3.5, RFC 6266). */
const keepsDocument = ({ status, headers }: Answer): boolean =>
  status === 204 ||
  status === 205 ||
  headers.some(([name, value]) => name.toLowerCase() === 'content-disposition' && /^\s*attachment/i.test(value));

function pageWell(state: State, { tabId, answer, asked }: Of<'pageAnswered'>, now: Now): Decision {
  const trouble = troubleIn(state, tabId);
  if (!trouble || keepsDocument(answer)) return [state, []];
  // A reload may be answered from elsewhere, after a redirect; a form's may have been declined, and this is another page.
  const isOurLoad = trouble.page.loading && isRepeatable(trouble.page.method);
  const same = [asked, answer.url].some((address) => withoutFragment(address) === withoutFragment(trouble.page.address));
  if (!isOurLoad && !same) return endPage(state, tabId, 'left', now.at);
  const [ended, effects] = endPage(state, tabId, 'back', now.at);
  // Whoever sees the page come back needs no word about it.
  const [next, more] = trouble.incident.privateWindow ? ([ended, []] as const) : unwatch(ended, trouble.incident.origin, now);
  const [following, reloads] = trouble.page.loading ? reloadNext(next, trouble.incident.id) : ([next, []] as const);
  return [following, [...effects, ...more, ...reloads]];
}

/** The other tabs of a site that is back follow, as each one makes room. */
function reloadNext(state: State, incidentId: string): Decision {
  const incident = state.session.incidents.find(({ id }) => id === incidentId);
  if (incident?.retry?.kind !== 'trying') return [state, []];
  const [next, effects] = reloadPages(incident, state.lasting.settings);
  return [withIncident(state, incident.id, next), effects];
}

function pageFailed(
  state: State,
  { tabId, answer, privateWindow, fromServiceWorker = false }: Of<'pageAnswered'>,
  origin: string,
  now: Now,
): Decision {
  const was = troubleIn(state, tabId);
  const elsewhere = was && (was.incident.origin !== origin || was.incident.privateWindow !== privateWindow);
  const [cleared, leaving] = elsewhere ? endPage(state, tabId, 'left', now.at) : ([state, []] as const);
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
    place: 'pending',
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
    [...leaving, { type: 'reveal', tabId, address: answer.url, status: answer.status, startedAt: answer.startedAt }],
  ];
}

/** The page that really stands in the tab: the last one that was placed. */
const standing = (page: Page): Page => (page.place === 'pending' && page.before ? page.before : page);

const begin = (page: Page, origin: string, privateWindow: boolean, diagnosis: Diagnosis, now: Now): Incident => ({
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
  looksMislead: false,
});

/** The document is found: only now anything is shown or written down. Not found: the load was aborted and never happened. */
export function pagePlaced(state: State, event: Of<'pagePlaced'>, now: Now): Decision {
  const trouble = troubleIn(state, event.tabId);
  if (!trouble || trouble.page.startedAt !== event.startedAt) return [state, []];
  // Once it was there it can only have been left; the search, which takes its time, may come late with that.
  if (event.place === 'nowhere')
    return trouble.page.place === 'pending' ? pageNeverCame(state, trouble, now) : pageLeft(state, { ...event, type: 'pageLeft' }, now);
  if (trouble.page.place === event.place) return [state, []];
  const first = trouble.page.place === 'pending';
  const placed = withPage(first ? afterFailure(state, trouble.incident, trouble.page, now) : trouble.incident, event.tabId, {
    place: event.place,
  });
  const { before: _, ...page } = placed.pages.find(({ tabId }) => tabId === event.tabId) ?? trouble.page;
  const incident: Incident = { ...placed, pages: placed.pages.map((other) => (other.tabId === event.tabId ? page : other)) };
  const next = withIncident(state, incident.id, incident);
  const [tested, verdict] = first ? failedWhileTesting(next, event.tabId, now) : ([next, []] as const);
  const [walked, seeing] = first ? failedOnWalk(tested, event.tabId, now) : ([tested, []] as const);
  const [after, opened] = event.place === 'popup' ? popupDue(walked, event.tabId, event.inFront) : ([walked, []] as const);
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
function afterFailure({ session, lasting: { settings, journal } }: State, incident: Incident, page: Page, now: Now): Incident {
  // The loads of an extension test are no tries: they would only make the waits longer.
  const again = page.before !== undefined && !isSearching(journal);
  const wish = askedUntil(page.headers, page.answeredAt);
  const misled = incident.retry?.kind === 'trying' && page.before?.loading === true && !isByHand(incident);
  const { askedUntil: _asked, back: _back, ...rest } = incident;
  const newest: Incident = {
    ...rest,
    status: page.status,
    address: page.address,
    ...(wish === undefined ? {} : { askedUntil: wish }),
    ...(again ? { tries: incident.tries + 1, lastAt: now.at, looksMislead: incident.looksMislead || misled } : {}),
  };
  const judged = runningSteps(newest)
    // A test of extensions goes on over many loads; one that was left off is tried like any other step.
    .filter((step) => step !== 'extensions' || session.notes[page.tabId]?.kind === 'left-off')
    .reduce((changed, step) => withStep(changed, step, 'failed'), newest);
  const { retry } = judged;
  // A load by hand, or a second tab of the same site, resets nothing: the wait, or the look, that is under way goes on.
  if (retry?.kind === 'trying' && !misled) return judged;
  if (retry?.kind !== 'waiting' || retry.dueAt <= now.at) return withNextLook(judged, settings, now);
  return wish === undefined || wish <= retry.dueAt ? judged : { ...judged, retry: { ...retry, dueAt: wish } };
}

const isByHand = (incident: Incident): boolean => runningSteps(incident).some((step) => step === 'retry' || canEnd.includes(step));

function pageNeverCame(state: State, { incident, page }: { incident: Incident; page: Page }, now: Now): Decision {
  if (!page.before) return endPage(state, page.tabId, 'left', now.at);
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
export function pageRead(state: State, { tabId, startedAt, text }: Of<'pageRead'>, now: Now): Decision {
  const trouble = troubleIn(state, tabId);
  if (trouble?.page.startedAt !== startedAt) return [state, []];
  const { incident, page } = trouble;
  const context = { scheme: schemeOf(page.address), otherSitesFailing: otherSitesFailing(state, page.address) };
  const diagnosis = diagnose({ status: page.status, headers: page.headers, body: text }, context);
  // A check page without its header: nothing was shown yet, and nothing will be.
  if (diagnosis.kind === 'challenge' && page.place === 'pending') return endPage(state, tabId, 'left', now.at);
  const read = { ...incident, diagnosis, pages: incident.pages };
  const sized = page.small === undefined ? withPage(read, tabId, { small: isDesigned(text) && diagnosis.gateway === 'unknown' }) : read;
  return [withIncident(state, incident.id, sized), [{ type: 'refresh', tabId }]];
}

/** Somebody drew this page: it brings a style sheet, or a picture. */
const isDesigned = (source: string): boolean => /<style|<link[^>]{0,200}stylesheet|<img|<svg/i.test(source);

/** Whether the person is in the middle of something on this page. */
export function pageBusy(state: State, { tabId, startedAt, busy }: Of<'pageBusy'>): Decision {
  const trouble = troubleIn(state, tabId);
  if (trouble?.page.startedAt !== startedAt || trouble.page.busy === busy) return [state, []];
  return [withIncident(state, trouble.incident.id, withPage(trouble.incident, tabId, { busy })), []];
}

/** A document of ours is gone without another answer: the person went elsewhere. */
export function pageLeft(state: State, { tabId, startedAt }: Of<'pageLeft'>, now: Now): Decision {
  const trouble = troubleIn(state, tabId);
  if (trouble?.page.startedAt !== startedAt) return [state, []];
  // A load that is under way takes the document away as well; its answer will tell. A pending page has not come yet.
  if (trouble.page.loading || trouble.page.well || trouble.page.place === 'pending') return [state, []];
  return endPage(state, tabId, 'left', now.at);
}

/** A form's page is loaded again: the person has said yes, and only now a step is being tried. */
export function formSent(state: State, { tabId, address, at }: Of<'formSent'>): Decision {
  const trouble = troubleIn(state, tabId);
  if (!trouble || trouble.page.place === 'pending' || trouble.page.startedAt >= at) return [state, []];
  if (isRepeatable(trouble.page.method) || withoutFragment(address) !== withoutFragment(trouble.page.address)) return [state, []];
  const { asks, ...page } = trouble.page;
  const pages = trouble.incident.pages.map((other) => (other.tabId === tabId ? { ...page, loading: true } : other));
  const sent = { ...trouble.incident, pages };
  const next = asks ? withStep(sent, asks, 'running') : sent;
  return [withIncident(state, next.id, next), [{ type: 'refresh', tabId }]];
}

export function tabClosed(state: State, { tabId }: Of<'tabClosed'>, now: Now): Decision {
  const [next, effects] = endPage(state, tabId, 'left', now.at);
  const { [tabId]: _, ...notes } = next.session.notes;
  const popupsDue = next.session.popupDue.filter((due) => due !== tabId);
  const after = { ...next, session: { ...next.session, notes, popupDue: popupsDue } };
  return [after, [...effects, wakeForNext(after)]];
}

/** A tab is in front: its popup opens if it was due, and what slept goes on. */
export function tabShown(state: State, { tabId }: Of<'tabShown'>): Decision {
  const trouble = troubleIn(state, tabId);
  const isDue = state.session.popupDue.includes(tabId);
  const next = { ...state, session: { ...state.session, popupDue: state.session.popupDue.filter((due) => due !== tabId) } };
  if (!trouble) return [next, []];
  const effects: Effect[] = [{ type: 'verify', tabId, startedAt: trouble.page.startedAt }];
  return [next, isDue && trouble.page.place === 'popup' ? [...effects, { type: 'openPopup', tabId }] : effects];
}

/** The page throws our panel out: the popup has it from now on. */
export function panelEvicted(state: State, { tabId, inFront }: Of<'panelEvicted'>): Decision {
  const trouble = troubleIn(state, tabId);
  if (!trouble || trouble.page.place !== 'panel') return [state, []];
  return popupDue(withIncident(state, trouble.incident.id, withPage(trouble.incident, tabId, { place: 'popup' })), tabId, inFront);
}
