/** The actions a user can choose in a panel, and their handlers. */
import type { Env } from '../env/env.ts';
import { isPublic, hostMatches, withoutFragment } from '../http/url.ts';
import { reloadingFor, withStep, type FailingPage, type Incident } from '../incident/incident.ts';
import type { Page } from '../incident/page.ts';
import type { StepId, StepResult } from '../incident/steps.ts';
import type { Action } from '../state/actions.ts';
import { andThen, unchanged, type Decision } from '../state/decision.ts';
import { reloadOf, type Effect } from '../state/effects.ts';
import type { EventOf } from '../state/events.ts';
import { watchOf, withHidden, withMuted } from '../state/parts.ts';
import { incidentIn, withIncident, withPageIn, type State } from '../state/state.ts';
import { clearChosen, undoChosen } from './clear-site-data.ts';
import { leaveIncident } from './close.ts';
import { testChosen } from './extension-test.ts';
import { noneChosen } from './manual-test.ts';
import { keepOnChosen, leaveOffChosen, restore } from './restore-extensions.ts';
import { unwatch, watchChosen } from './watches.ts';

type OnTab = (state: State, tabId: number, env: Env) => Decision;
type OnPage = (state: State, at: FailingPage, env: Env) => Decision;

/** Actions that need no failing page. */
const onTab = {
  'restore-extensions': (state, _, env) => restore(state, env),
  'leave-off': (state, tabId) => leaveOffChosen(state, tabId),
  'keep-on': keepOnChosen,
  undo: undoChosen,
  options: (state) => [state, [{ type: 'openOptions' }]],
  guide: (state, tabId) => [state, [{ type: 'openGuide', openerTabId: tabId }]],
} satisfies Partial<Record<Action, OnTab>>;

/** Actions on the failing page of their tab. */
const onPage: Record<Exclude<Action, keyof typeof onTab>, OnPage> = {
  retry: (state, at) => reload(state, at, 'retry'),
  router: (state, at) => reload(state, at, 'router'),
  'other-network': (state, at) => reload(state, at, 'other-network'),
  'load-page': (state, at) => reload(state, at, 'retry'),
  'clear-cache': (state, { incident, page }) => [
    withIncident(state, incident.id, reloadingFor(incident, page, 'clear-cache')),
    [clearCacheOf(incident, page)],
  ],
  'clear-cookies': clearChosen,
  extensions: (state, { page }, env) => testChosen(state, page.tabId, env),
  'test-bad': noneChosen,
  'private-window': (state, at) => tried(state, at, 'private-window', { type: 'openPrivately', ...targetOf(at) }),
  'other-device': (state, at) => tried(state, at, 'other-device'),
  archive: (state, at) =>
    isPublic(at.page.address)
      ? tried(state, at, 'archive', { type: 'openTab', address: archivedCopy(at.page.address), openerTabId: at.page.tabId })
      : unchanged(state),
  'post-open': (state, { incident, page }) => openTab(state, `${incident.origin}/`, page),
  'post-address': (state, { page }) => openTab(state, page.address, page),
  'works-there': (state, at) => resultElsewhere(state, at, 'helped'),
  'fails-there': (state, at) => resultElsewhere(state, at, 'failed'),
  watch: watchChosen,
  stop,
  collapse: (state, at) => changePage(state, at, { small: true }),
  expand: (state, at) => changePage(state, at, { small: false }),
  dismiss: (state, at) => changePage(state, at, { dismissed: true }),
  'mute-site': (state, { incident }, env) => mute(state, incident.host, env),
  'hide-hour': (state, { incident }, env) => hide(state, incident.host, env),
};

/** Handles an action for the failing page of the tab it was chosen in. */
export function actionChosen(state: State, { tabId, action }: EventOf<'actionChosen'>, env: Env): Decision {
  if (action in onTab) return onTab[action as keyof typeof onTab](state, tabId, env);
  const failing = incidentIn(state, tabId);
  return failing ? onPage[action as keyof typeof onPage](state, failing, env) : unchanged(state);
}

const targetOf = ({ page: { tabId, startedAt, address } }: FailingPage): Pick<Page, 'tabId' | 'startedAt' | 'address'> => ({
  tabId,
  startedAt,
  address,
});

const openTab = (state: State, address: string, { tabId }: Page): Decision => [state, [{ type: 'openTab', address, openerTabId: tabId }]];

function reload(state: State, { incident, page }: FailingPage, step: StepId): Decision {
  return [withIncident(state, incident.id, reloadingFor(incident, page, step)), [reloadOf(page)]];
}

const clearCacheOf = ({ origin, privateWindow }: Incident, { tabId, startedAt, fromServiceWorker }: Page): Effect => ({
  type: 'clearCache',
  origin,
  tabId,
  startedAt,
  privateWindow,
  withWorker: fromServiceWorker,
});

/** The latest copy on archive.org; the user name and password in the address are not passed on. */
function archivedCopy(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return `https://web.archive.org/web/2/${withoutFragment(url.href)}`;
}

const tried = (state: State, { incident }: FailingPage, step: StepId, ...effects: readonly Effect[]): Decision => [
  withIncident(state, incident.id, withStep(incident, step, 'running')),
  effects,
];

/** Changes the failing page, and the one that is still in the tab while it loads. */
function changePage(state: State, { page }: FailingPage, change: Partial<Pick<Page, 'small' | 'dismissed'>>): Decision {
  const changed = ({ phase, ...known }: Page): Page =>
    phase.kind === 'pending' && phase.before
      ? { ...known, ...change, phase: { ...phase, before: { ...phase.before, ...change } } }
      : { ...known, ...change, phase };
  return unchanged(withPageIn(state, page.tabId, changed));
}

function stop(state: State, { incident }: FailingPage): Decision {
  if (!incident.privateWindow && watchOf(state, incident.origin)) return unwatch(state, incident.origin);
  return unchanged(withIncident(state, incident.id, { ...incident, retry: { kind: 'stopped', why: 'by-hand' } }));
}

const elsewhere: readonly StepId[] = ['private-window', 'other-device'];

/** Records the result from another window, perhaps opened manually, or from another device. */
function resultElsewhere(state: State, { incident }: FailingPage, result: StepResult): Decision {
  const { steps } = incident;
  const byHand = steps['private-window'] === 'not-possible' && !steps['other-device'] ? 'private-window' : 'other-device';
  const step = elsewhere.find((id) => steps[id] === 'running') ?? byHand;
  return unchanged(withIncident(state, incident.id, withStep(incident, step, result)));
}

/** Handles «Never on this site»: removes the panels of these hosts, in every window and for either scheme. */
export function mute(state: State, site: string, env: Env): Decision {
  const muted = withMuted(state, [...new Set([...state.persistent.muted, site])]);
  return leaveHosts(muted, (host) => hostMatches(site, host), env);
}

export const unmute = (state: State, site: string): Decision =>
  unchanged(
    withMuted(
      state,
      state.persistent.muted.filter((one) => one !== site),
    ),
  );

const hour = 3_600_000;

const hide = (state: State, host: string, env: Env): Decision =>
  leaveHosts(withHidden(state, host, env.at + hour), (other) => other === host, env);

const leaveHosts = (state: State, isMeant: (host: string) => boolean, env: Env): Decision =>
  state.session.incidents
    .filter(({ host }) => isMeant(host))
    .reduce((decision, incident) => andThen(decision, (next) => leaveIncident(next, incident, env.at)), unchanged(state));

/** Sets the result of a step that needs no reload. */
export const stepSettled = (state: State, { incident }: FailingPage, { step, result }: EventOf<'stepSettled'>): Decision =>
  unchanged(withIncident(state, incident.id, withStep(incident, step, result)));
