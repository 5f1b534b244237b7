/** Short builders for the tables: a past, an event, and its result. */
import type { Capabilities } from '../../src/core/env/capabilities.ts';
import type { Env } from '../../src/core/env/env.ts';
import type { PageResponse, Header } from '../../src/core/http/response.ts';
import { project, type Projection } from '../../src/core/projection.ts';
import type { Effect } from '../../src/core/state/effects.ts';
import type { Event } from '../../src/core/state/events.ts';
import { emptyPersistent, emptySession, type State } from '../../src/core/state/state.ts';
import { update } from '../../src/core/update.ts';

export const chrome: Capabilities = { clearOneCache: true, openPrivately: true, switchExtensions: true, repeatsUnshowable: true };
export const firefox: Capabilities = { clearOneCache: false, openPrivately: false, switchExtensions: false, repeatsUnshowable: false };
export const nothing: State = { session: emptySession, persistent: emptyPersistent };

/** A day in 2026, so that dates in headers mean something. */
export const noon = Date.UTC(2026, 10, 22, 12);

export interface World extends Partial<Env> {
  readonly at?: number;
}

const now = (world: World): Env => ({ at: noon, random: 0, online: true, capabilities: chrome, ...world });

/** One step: the next state and its effects. */
export const step = (state: State, event: Event, world: World = {}): readonly [State, readonly Effect[]] =>
  update(state, event, now(world));

/** The state after all of these events, each at its time. */
export const after = (events: readonly (readonly [Event, World?])[], state: State = nothing): State =>
  events.reduce((known, [event, world]) => step(known, event, world)[0], state);

interface Answered {
  tabId?: number;
  url?: string;
  status?: number;
  method?: string;
  headers?: readonly Header[];
  startedAt?: number;
  privateWindow?: boolean;
  requestedUrl?: string;
}

/** A response for the top frame of tab 1, by default a 502 from shop.test. */
export function answered(its: Answered = {}): Event {
  const {
    tabId = 1,
    url = 'http://shop.test/cart',
    status = 502,
    method = 'GET',
    headers = [],
    startedAt = noon,
    privateWindow = false,
  } = its;
  const response: PageResponse = { url, method, status, headers, startedAt, at: startedAt };
  return { type: 'pageResponded', tabId, requestedUrl: its.requestedUrl ?? url, privateWindow, response };
}

export const placed = (
  its: { tabId?: number; startedAt?: number; surface?: 'panel' | 'popup' | 'nowhere'; inFront?: boolean } = {},
): Event => ({
  type: 'panelPlaced',
  tabId: 1,
  startedAt: noon,
  surface: 'panel',
  inFront: true,
  ...its,
});

/** A page of shop.test failed in tab 1 and its panel is shown. */
export const broken = (its: Answered = {}): State =>
  after([[answered(its)], [placed({ tabId: its.tabId ?? 1, startedAt: its.startedAt ?? noon })]]);

/** The projection of the state at that time. */
export const projected = (state: State, world: World = {}): Projection => project(state, now(world));

export const effectsOf = (effects: readonly Effect[], type: Effect['type']): readonly Effect[] =>
  effects.filter((effect) => effect.type === type);
