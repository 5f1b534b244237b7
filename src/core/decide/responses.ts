/** Decides what a top-frame response means: a failure starts or continues an incident, anything else ends the tab's failing page. */
import { diagnose, type Diagnosis } from '../diagnosis/diagnose.ts';
import type { Env } from '../env/env.ts';
import { isFailure } from '../http/failure-status.ts';
import { isRepeatable, keepsDocument } from '../http/response.ts';
import { hostMatches, hostOf, originOf, schemeOf } from '../http/url.ts';
import type { FailingPage, Incident } from '../incident/incident.ts';
import { otherSitesFailing } from '../incident/other-sites.ts';
import { isAddressOf, isReloading, standingPage, type Page } from '../incident/page.ts';
import { andThen, unchanged, type Decision } from '../state/decision.ts';
import type { EventOf } from '../state/events.ts';
import { incidentIn, withIncident, type State } from '../state/state.ts';
import { closePage } from './close.ts';
import { respondedWhileTesting } from './extension-test.ts';
import { reloadPages } from './probes.ts';
import { unwatch } from './watches.ts';

type Responded = EventOf<'pageResponded'>;

export function pageResponded(state: State, event: Responded, env: Env): Decision {
  const tested = respondedWhileTesting(state, event, env);
  if (tested) return tested;
  const { response, tabId } = event;
  if (!isFailure(response.status)) return pageHealthy(state, event, env);
  const origin = originOf(response.url);
  const leave = (): Decision => closePage(state, tabId, 'left', env.at);
  if (!origin || isUnwanted(state, hostOf(response.url), env)) return leave();
  const diagnosis = diagnose(response, contextOf(state, response.url));
  return diagnosis.kind === 'challenge' ? leave() : pageFailed(state, event, origin, diagnosis, env);
}

/** The facts a diagnosis uses besides the response. */
export const contextOf = ({ session }: State, address: string): { scheme: 'http' | 'https'; otherSitesFailing: number } => ({
  scheme: schemeOf(address),
  otherSitesFailing: otherSitesFailing(session.incidents, address),
});

/** Whether the user muted this host, or hid it for an hour. */
const isUnwanted = ({ persistent, session }: State, host: string, env: Env): boolean =>
  persistent.muted.some((pattern) => hostMatches(pattern, host)) || (session.hiddenUntil[host] ?? 0) > env.at;

function pageHealthy(state: State, event: Responded, env: Env): Decision {
  const { tabId, response } = event;
  const failing = incidentIn(state, tabId);
  if (!failing || keepsDocument(response)) return unchanged(state);
  const { incident, page } = failing;
  // A reload may end at another address after a redirect. A form's reload may have been declined, and this is another page.
  const isOurLoad = isReloading(page) && isRepeatable(page.method);
  if (!isOurLoad && !isAddressOf(page, event.requestedUrl, response.url)) return closePage(state, tabId, 'left', env.at);
  const ended = closePage(state, tabId, 'back', env.at);
  // A user who sees the page recover needs no notification about it.
  const told = incident.privateWindow ? ended : andThen(ended, (next) => unwatch(next, incident.origin));
  return isReloading(page) ? andThen(told, (next) => reloadNext(next, incident.id)) : told;
}

/** Reloads the next tabs of a recovered site, as finished loads make room. */
function reloadNext(state: State, incidentId: string): Decision {
  const incident = state.session.incidents.find(({ id }) => id === incidentId);
  if (incident?.retry?.kind !== 'trying') return unchanged(state);
  const [next, effects] = reloadPages(incident, state.persistent.settings);
  return [withIncident(state, incident.id, next), effects];
}

function pageFailed(state: State, event: Responded, origin: string, diagnosis: Diagnosis, env: Env): Decision {
  const { tabId, response, privateWindow } = event;
  const was = incidentIn(state, tabId);
  const isElsewhere = was !== undefined && (was.incident.origin !== origin || was.incident.privateWindow !== privateWindow);
  return andThen(isElsewhere ? closePage(state, tabId, 'left', env.at) : unchanged(state), (next) => {
    const known = next.session.incidents.find((incident) => incident.origin === origin && incident.privateWindow === privateWindow);
    const page = pendingPage(event, isElsewhere ? undefined : was);
    const others = known?.pages.filter((other) => other.tabId !== tabId) ?? [];
    const incident: Incident = known
      ? { ...known, diagnosis, pages: [...others, page] }
      : startIncident({ page, origin, privateWindow, diagnosis }, env);
    const { url: address, status, startedAt } = response;
    return [withIncident(next, incident.id, incident), [{ type: 'injectPanel', tabId, address, status, startedAt }]];
  });
}

function pendingPage({ tabId, response, fromServiceWorker = false, isSeen }: Responded, was: FailingPage | undefined): Page {
  const before = was && standingPage(was.page);
  return {
    tabId,
    address: response.url,
    method: response.method,
    status: response.status,
    headers: response.headers,
    startedAt: response.startedAt,
    respondedAt: response.at,
    fromServiceWorker,
    dismissed: false,
    busy: false,
    ...(was?.page.small === undefined ? {} : { small: was.page.small }),
    phase: { kind: 'pending', ...(before ? { before } : {}), ...(isSeen ? { isSeen } : {}) },
  };
}

function startIncident(
  { page, ...known }: Pick<Incident, 'origin' | 'privateWindow' | 'diagnosis'> & { readonly page: Page },
  env: Env,
): Incident {
  return {
    ...known,
    id: `${env.at.toString(36)}-${page.tabId}`,
    host: hostOf(page.address),
    status: page.status,
    address: page.address,
    since: env.at,
    pages: [page],
    tries: 0,
    steps: {},
    probesUnreliable: false,
  };
}
