/** What the panels of a tab show, from what is known. */
import { canClearData } from '../decide/clear-site-data.ts';
import { watchOf } from '../decide/watches.ts';
import type { Capabilities } from '../env/capabilities.ts';
import { mostLoads, suspected } from '../extension-test/bisect.ts';
import { isOpen, offCount, type Journal } from '../extension-test/journal.ts';
import { manualTestOf } from '../extension-test/manual-test.ts';
import { displayHost } from '../http/display-host.ts';
import { requestIds } from '../http/request-ids.ts';
import { isRepeatable } from '../http/response.ts';
import type { Incident, Page } from '../incident/incident.ts';
import { clearedView } from '../site-data/clearing.ts';
import { isTooMuch, type CookieCount } from '../site-data/cookies.ts';
import { incidentIn, type State } from '../state/state.ts';
import { watchEvery } from '../watch/watch.ts';
import { manualTestView } from './manual-test-view.ts';
import { plan } from './plan.ts';
import type { ExtensionsView, PanelView, Phase, RetryView } from './view.ts';

/** The panel in the page (`overlay`) respects «not now» and never stands on a page that is well; the popup shows what there is. */
export function viewOf(state: State, tabId: number, where: 'overlay' | 'popup', can: Capabilities): PanelView | null {
  const failing = incidentIn(state, tabId);
  if (!failing) return null;
  const { incident, page } = failing;
  if (where === 'overlay' && (page.dismissed || page.well)) return null;
  const extensions = extensionsOf(state, tabId, incident);
  const { settings, helped } = state.persistent;
  const helpedBefore = helped[incident.host];
  const clearing = state.session.clearings[tabId];
  const watch = incident.privateWindow ? undefined : watchOf(state, incident.origin);
  return {
    host: displayHost(incident.host),
    address: page.address,
    status: page.status,
    diagnosis: incident.diagnosis,
    phase: phaseOf(incident, page, watch !== undefined),
    form: !isRepeatable(page.method),
    isBrowserErrorPage: page.surface === 'popup',
    fromServiceWorker: page.fromServiceWorker,
    privateWindow: incident.privateWindow,
    needsPrivateAccess: !can.openPrivately,
    since: incident.since,
    requestIds: requestIds(page.headers),
    retry: retryOf(incident, page),
    steps: plan(incident, page, helpedBefore),
    ...(helpedBefore ? { helpedBefore } : {}),
    ...(extensions ? { extensions } : {}),
    ...(watch ? { watch: { since: watch.since, every: watchEvery(watch.probes, settings), for: settings.watchHours * 3_600_000 } } : {}),
    small: where === 'overlay' && page.small === true,
    ...(page.cookies ? { cookies: cookiesOf(page.cookies) } : {}),
    ...(page.cookies && isTooMuch(page.cookies) ? { tooManyCookies: page.cookies.sent } : {}),
    canClearSiteData: canClearData(page, incident, can),
    ...(clearing?.origin === incident.origin ? { cleared: clearedView(clearing) } : {}),
    reloadsPastCache: !can.clearOneCache || incident.privateWindow,
  };
}

const cookiesOf = ({ site, count, subdomains, store }: CookieCount): NonNullable<PanelView['cookies']> => ({
  site: displayHost(site),
  count,
  subdomains,
  store,
});

function phaseOf({ retry }: Incident, page: Page, isWatched: boolean): Phase {
  if (isWatched && !page.loading && !page.well) return 'watching';
  if (!isRepeatable(page.method) || page.well || page.dismissed) return 'idle';
  if (page.loading) return 'trying';
  if (page.answers) return 'back';
  return retry?.kind === 'waiting' || retry?.kind === 'trying' ? retry.kind : 'idle';
}

function retryOf({ retry, tries, lastTryAt: lastAt, notBefore }: Incident, page: Page): RetryView {
  const past = { tries, ...(lastAt === undefined ? {} : { lastAt }), ...(notBefore === undefined ? {} : { notBefore }) };
  if (!isRepeatable(page.method)) return { ...past, stopped: 'form' };
  if (retry?.kind === 'waiting')
    return { ...past, dueAt: retry.dueAt, from: retry.from, ...(retry.paused ? { paused: retry.paused } : {}) };
  return retry?.kind === 'stopped' ? { ...past, stopped: retry.why } : past;
}

function extensionsOf({ persistent, session }: State, tabId: number, incident: Incident): ExtensionsView | undefined {
  const { journal } = persistent;
  if (isOpen(journal)) return running(journal, tabId);
  const manualTest = manualTestOf({ persistent, session }, incident);
  return session.notes[tabId] ?? (manualTest && manualTestView(manualTest));
}

/** While extensions are off, every panel and the popup of every tab say so. */
function running(journal: Journal, tabId: number): ExtensionsView {
  const { candidates, enabled, loads } = journal;
  if (journal.phase === 'stuck') return { kind: 'stuck', left: candidates.map(({ id, name }) => ({ id, name, state: 'off' })) };
  const open = suspected(candidates.length, loads);
  const stateAt = (at: number): 'off' | 'on' | 'cleared' => (!open.has(at) ? 'cleared' : enabled.includes(at) ? 'on' : 'off');
  const managed = journal.managed.map(({ id, name }) => ({ id, name, state: 'managed' as const }));
  const rounds = Math.max(2, mostLoads(candidates.length));
  return {
    kind: 'testing',
    extensions: [...candidates.map(({ id, name }, at) => ({ id, name, state: stateAt(at) })), ...managed],
    off: offCount(journal),
    backAt: journal.backAt,
    round: Math.min(rounds, loads.length + 1),
    rounds,
    isElsewhere: journal.tabId !== tabId,
  };
}
