/** Builds the view that the panels of a tab show. */
import type { Capabilities } from '../env/capabilities.ts';
import { displayHost } from '../http/display-host.ts';
import { requestIds } from '../http/request-ids.ts';
import { isRepeatable } from '../http/response.ts';
import { withStep, type FailingPage, type Incident, type Retry } from '../incident/incident.ts';
import { isHealthy, isReloading, isThere, standingPage, surfaceOf, type Page } from '../incident/page.ts';
import { canClearData } from '../incident/reach.ts';
import { clearedView } from '../site-data/clearing.ts';
import { isTooMuch, type CookieCount } from '../site-data/cookies.ts';
import { clearingOf, isBeingCleared, watchOf } from '../state/parts.ts';
import { incidentIn, type State } from '../state/state.ts';
import { watchEvery, watchFor } from '../watch/watch.ts';
import { extensionsViewOf } from './extensions-view.ts';
import { plan } from './step-order.ts';
import type { PanelView, Phase, RetryView } from './view.ts';

/**
 * The view of a tab's panel; null if no panel may be shown. In the page (`overlay`) «Not now» and healthy pages hide it; the popup always
 * shows it.
 */
export function viewOf(state: State, tabId: number, where: 'overlay' | 'popup', capabilities: Capabilities): PanelView | null {
  const known = incidentIn(state, tabId);
  if (!known) return null;
  const { incident } = known;
  // The panel is about the document in the tab, never about one that is still loading and may never arrive.
  const page = where === 'popup' && isThere(known.page) ? known.page : standingPage(known.page);
  if (!page || (where === 'overlay' && (page.dismissed || isHealthy(page)))) return null;
  const failing = { incident, page };
  const helpedBefore = state.persistent.helped[incident.host];
  const isWatched = watchOf(state, incident.origin) !== undefined && !incident.privateWindow;
  return {
    host: displayHost(incident.host),
    address: page.address,
    status: page.status,
    diagnosis: incident.diagnosis,
    phase: phaseOf(incident, page, isWatched),
    form: !isRepeatable(page.method),
    isBrowserErrorPage: surfaceOf(page) === 'popup',
    fromServiceWorker: page.fromServiceWorker,
    privateWindow: incident.privateWindow,
    needsPrivateAccess: !capabilities.openPrivately,
    since: incident.since,
    requestIds: requestIds(page.headers),
    retry: retryOf(incident, page),
    steps: plan(isBeingCleared(state, incident) ? withStep(incident, 'clear-cookies', 'running') : incident, page, helpedBefore),
    ...(helpedBefore ? { helpedBefore } : {}),
    ...(isWatched ? watchPart(state, incident) : {}),
    small: where === 'overlay' && page.small === true,
    ...(page.cookies ? cookiesPart(page.cookies) : {}),
    canClearSiteData: canClearData(failing, capabilities),
    reloadsPastCache: !capabilities.clearOneCache || incident.privateWindow,
    ...testPart(state, failing),
    ...clearedPart(state, failing),
  };
}

function watchPart(state: State, { origin }: Incident): Pick<PanelView, 'watch'> {
  const watch = watchOf(state, origin);
  const { settings } = state.persistent;
  return watch ? { watch: { since: watch.since, every: watchEvery(watch.probes, settings), for: watchFor(settings) } } : {};
}

const cookiesPart = (cookies: CookieCount): Pick<PanelView, 'cookies' | 'tooManyCookies'> => ({
  cookies: { site: displayHost(cookies.site), count: cookies.count, subdomains: cookies.subdomains, store: cookies.store },
  ...(isTooMuch(cookies) ? { tooManyCookies: cookies.sent } : {}),
});

function testPart(state: State, { incident, page }: FailingPage): Pick<PanelView, 'extensions'> {
  const extensions = extensionsViewOf(state, page.tabId, incident);
  return extensions ? { extensions } : {};
}

function clearedPart(state: State, { incident, page }: FailingPage): Pick<PanelView, 'cleared'> {
  const clearing = clearingOf(state, page.tabId);
  return clearing?.origin === incident.origin ? { cleared: clearedView(clearing) } : {};
}

function phaseOf({ retry }: Incident, page: Page, isWatched: boolean): Phase {
  if (isWatched && !isReloading(page) && !isHealthy(page)) return 'watching';
  if (!isRepeatable(page.method) || isHealthy(page) || page.dismissed) return 'idle';
  if (isReloading(page)) return 'trying';
  if (page.phase.kind === 'reachable') return 'back';
  return retry?.kind === 'waiting' || retry?.kind === 'trying' ? retry.kind : 'idle';
}

function retryOf({ retry, tries, lastTryAt, notBefore }: Incident, page: Page): RetryView {
  const next: Retry | undefined = isRepeatable(page.method) ? retry : { kind: 'stopped', why: 'form' };
  return {
    tries,
    ...(lastTryAt === undefined ? {} : { lastTryAt }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(next ? { next } : {}),
  };
}
