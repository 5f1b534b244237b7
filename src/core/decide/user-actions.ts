/** What a person chose in a panel, and what follows from it. */
import type { Env } from '../env/env.ts';
import { isPublic, withoutFragment } from '../http/url.ts';
import { loadedFor, withPage, withStep, type Incident, type Page } from '../incident/incident.ts';
import type { StepId, StepResult } from '../incident/steps.ts';
import type { Action } from '../state/actions.ts';
import type { Decision } from '../state/decision.ts';
import { type Effect, reloadOf } from '../state/effects.ts';
import type { Event } from '../state/events.ts';
import { incidentIn, withIncident, type State } from '../state/state.ts';
import { clearChosen, undoChosen } from './clear-site-data.ts';
import { recordOf } from './close.ts';
import { keepOnChosen, leaveOffChosen, restore, testChosen } from './extension-test.ts';
import { noneChosen } from './manual-test.ts';
import { refreshAll, wakeForNext } from './probes.ts';
import { unwatch, watchChosen, watchOf } from './watches.ts';

type Of<T extends Event['type']> = Extract<Event, { type: T }>;
interface Place {
  readonly incident: Incident;
  readonly page: Page;
}

const hour = 3_600_000;

/** A choice counts for the trouble of the tab it was made in; without trouble there, only our own promises can be kept. */
export function actionChosen(state: State, { tabId, act }: Of<'actionChosen'>, now: Env): Decision {
  if (act === 'restore-extensions') return restore(state);
  if (act === 'leave-off') return leaveOffChosen(state, tabId);
  if (act === 'keep-on') return keepOnChosen(state, tabId, now);
  if (act === 'options') return [state, [{ type: 'openOptions' }]];
  if (act === 'undo') return undoChosen(state, tabId, now);
  if (act === 'guide') return [state, [{ type: 'openGuide', openerTabId: tabId }]];
  const failing = incidentIn(state, tabId);
  return failing ? chosenFor(state, act, failing, now) : [state, []];
}

function chosenFor(state: State, act: Action, at: Place, now: Env): Decision {
  const { page } = at;
  const { tabId } = page;
  switch (act) {
    case 'retry':
    case 'router':
    case 'other-network':
      return loadAgain(state, at, act, reloadOf(page));
    case 'load-page':
      return loadAgain(state, at, 'retry', reloadOf(page));
    case 'clear-cache':
      return loadAgain(state, at, act, {
        type: 'clearCache',
        origin: at.incident.origin,
        tabId,
        privateWindow: at.incident.privateWindow,
        withWorker: page.fromServiceWorker,
      });
    case 'clear-cookies':
      return clearChosen(state, at);
    case 'extensions':
      return testChosen(state, tabId, now);
    case 'test-bad':
      return noneChosen(state, at, now);
    case 'private-window':
      return tried(state, at, act, [{ type: 'openPrivately', tabId, address: page.address }]);
    case 'other-device':
      return tried(state, at, act, []);
    case 'archive':
      return isPublic(page.address)
        ? tried(state, at, act, [{ type: 'openTab', address: archived(page.address), openerTabId: tabId }])
        : [state, []];
    case 'post-open':
      return [state, [{ type: 'openTab', address: `${at.incident.origin}/`, openerTabId: tabId }]];
    case 'post-address':
      return [state, [{ type: 'openTab', address: page.address, openerTabId: tabId }]];
    case 'works-there':
      return answered(state, at, 'helped');
    case 'fails-there':
      return answered(state, at, 'failed');
    case 'watch':
      return watchChosen(state, at, now);
    case 'stop':
      if (watchOf(state, at.incident.origin)) return unwatch(state, at.incident.origin, now);
      return changed(state, { ...at.incident, retry: { kind: 'stopped', why: 'by-hand' } });
    case 'collapse':
      return changed(state, withPage(at.incident, tabId, { small: true }));
    case 'expand':
      return changed(state, withPage(at.incident, tabId, { small: false }));
    case 'dismiss':
      return changed(state, withPage(at.incident, tabId, { dismissed: true }));
    case 'mute-site':
      return leaveAlone(
        { ...state, persistent: { ...state.persistent, muted: [...new Set([...state.persistent.muted, at.incident.host])] } },
        at.incident,
        now,
      );
    case 'hide-hour': {
      const hiddenUntil = { ...state.session.hiddenUntil, [at.incident.host]: now.at + hour };
      return leaveAlone({ ...state, session: { ...state.session, hiddenUntil } }, at.incident, now);
    }
    default:
      return [state, []];
  }
}

/** The last copy archive.org has; a name and a password in the address are nobody's business there. */
function archived(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  return `https://web.archive.org/web/2/${withoutFragment(url.href)}`;
}

function changed(state: State, incident: Incident): Decision {
  const next = withIncident(state, incident.id, incident);
  return [next, [...refreshAll(incident), wakeForNext(next)]];
}

function loadAgain(state: State, { incident, page }: Place, step: StepId, effect: Effect): Decision {
  const next = loadedFor(incident, page, step);
  return [withIncident(state, incident.id, next), [...refreshAll(next), effect]];
}

function tried(state: State, { incident }: Place, step: StepId, effects: readonly Effect[]): Decision {
  const next = withStep(incident, step, 'running');
  return [withIncident(state, incident.id, next), [...refreshAll(next), ...effects]];
}

const elsewhere: readonly StepId[] = ['private-window', 'other-device'];

/** The person looked in another window, perhaps opened by hand, or on another device. */
function answered(state: State, { incident }: Place, result: StepResult): Decision {
  const byHand = incident.steps['private-window'] === 'not-possible' && !incident.steps['other-device'] ? 'private-window' : 'other-device';
  const step = elsewhere.find((id) => incident.steps[id] === 'running') ?? byHand;
  return changed(state, withStep(incident, step, result));
}

/** Nothing of ours on any page of this site any more. */
function leaveAlone(state: State, incident: Incident, now: Env): Decision {
  const quiet = incident.pages.flatMap(({ tabId }): Effect[] => [
    { type: 'refresh', tabId },
    { type: 'badge', tabId, mark: 'none' },
  ]);
  const next = withIncident(state, incident.id, null);
  return [next, [...quiet, ...recordOf(incident, 'left', now.at), wakeForNext(next)]];
}

/** A step that needs no new load is settled. */
export function stepSettled(state: State, { tabId, step, result }: Of<'stepSettled'>): Decision {
  const failing = incidentIn(state, tabId);
  return failing ? changed(state, withStep(failing.incident, step, result)) : [state, []];
}
