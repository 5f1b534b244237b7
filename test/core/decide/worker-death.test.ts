import { describe, expect, test } from 'vitest';
import { project } from '../../../src/core/projection.ts';
import type { Effect } from '../../../src/core/state/effects.ts';
import type { Event } from '../../../src/core/state/events.ts';
import { emptySession, type State } from '../../../src/core/state/state.ts';
import { update } from '../../../src/core/update.ts';
import { answered, chrome, noon, nothing, placed } from '../builders.ts';

/**
 * A simulated browser: saved state survives, timers and pending replies die with the worker, alarms fire again
 * (an alarm of Chrome's is 30 s late at worst). The worker dies at the chosen moment: counted over all «about to save» and
 * «about to perform an effect».
 */
class World {
  at = noon;
  saved: State = nothing;
  probes: number[] = [];
  /** Notifications by their id: the same one shown again is still one. */
  notified = new Set<string>();
  reloads: number[] = [];
  moments = 0;
  /** When the browser died, a watch was saved, or its notification was already shown. */
  promised = false;
  /** The site responds with success from then on. */
  readonly upAt: number;
  readonly dieAt: number;
  /** Either the worker dies, or the whole browser: then session and tabs are gone, and it starts again a while later. */
  readonly dies: 'worker' | 'browser';
  #soon: { at: number; event: Event; mortal: boolean }[] = [];
  #alarms = new Map<string, number>();

  constructor(upAt: number, dieAt: number, dies: 'worker' | 'browser' = 'worker') {
    this.upAt = upAt;
    this.dieAt = dieAt;
    this.dies = dies;
  }

  /** Throws when the worker dies here. */
  #moment(): void {
    this.moments += 1;
    if (this.moments === this.dieAt) throw new Error('killed');
  }

  send(event: Event): void {
    try {
      this.#moment();
      const [after, effects] = update(this.saved, event, { at: this.at, random: 0.5, online: true, capabilities: chrome });
      this.#moment();
      this.saved = after;
      this.#sync();
      for (const effect of effects) {
        this.#moment();
        this.#perform(effect);
      }
    } catch {
      if (this.dies === 'browser') {
        this.promised = this.saved.persistent.watches.length > 0 || this.notified.size > 0;
        this.saved = { ...this.saved, session: emptySession };
        this.#soon = [{ at: this.at + 5_000, event: { type: 'started' }, mortal: false }];
        this.#alarms.clear();
        return;
      }
      this.#soon = this.#soon.filter(({ mortal }) => !mortal);
      this.#soon.push({ at: this.at + 100, event: { type: 'resumed' }, mortal: false });
      // Work that the browser continues itself: the lost event may be the page's own.
      if (event.type === 'pageResponded' || event.type === 'panelPlaced') this.#soon.push({ at: this.at + 200, event, mortal: false });
    }
  }

  /** Syncs as the store does; the worker can die at each sync. A new worker syncs everything again. */
  #sync(): void {
    const { alarms, announcements } = project(this.saved, { at: this.at, online: true, capabilities: chrome });
    for (const [name, at] of Object.entries(alarms)) {
      this.#moment();
      if (at === null) this.#alarms.delete(name);
      else this.#alarms.set(name, at);
    }
    for (const { origin, address } of announcements) {
      this.#moment();
      this.notified.add(address);
      this.#soon.push({ at: this.at + 10, event: { type: 'notified', origin, shown: true }, mortal: true });
    }
  }

  #perform(effect: Effect): void {
    const up = this.at >= this.upAt;
    if (effect.type === 'probe' || effect.type === 'watchProbe') {
      this.probes.push(this.at);
      const status = up ? 200 : 503;
      const event: Event =
        effect.type === 'probe'
          ? { type: 'probed', incidentId: effect.incidentId, status }
          : { type: 'watchProbed', origin: effect.origin, status };
      this.#soon.push({ at: this.at + 50, event, mortal: true });
    }
    if (effect.type === 'reload') {
      this.reloads.push(this.at);
      this.#soon.push({ at: this.at + 80, event: answered({ status: up ? 200 : 502, startedAt: this.at }), mortal: false });
      if (!up) this.#soon.push({ at: this.at + 120, event: placed({ startedAt: this.at }), mortal: false });
    }
  }

  /** The panel's countdown sends a message every second, even if the worker is dead; alarms are 30 s late. */
  run(until: number, panelCounts: boolean): void {
    for (; this.at < until; this.at += 1_000) {
      const due = this.#soon.filter(({ at }) => at <= this.at);
      this.#soon = this.#soon.filter(({ at }) => at > this.at);
      for (const { event } of due) this.send(event);
      for (const [name, at] of this.#alarms) {
        if (at + 30_000 > this.at) continue;
        this.#alarms.delete(name);
        if (name === 'probe') this.send({ type: 'probeDue', tabs: [1] });
        if (name === 'watch') this.send({ type: 'watchDue' });
      }
      if (panelCounts) this.send({ type: 'probeDue', tabs: [1] });
    }
  }
}

const minute = 60_000;
/** Hundreds of whole runs, each of thousands of decisions. */
const patient = { timeout: 300_000 };
const start = (world: World): void => {
  world.send(answered());
  world.run(noon + 2_000, false);
  world.send(placed());
};

/** The number of moments at which the worker could die, counted in a run without a death. */
function momentsOf(live: (world: World) => void): number {
  const world = new World(noon + 3 * minute, 0);
  live(world);
  return world.moments;
}

describe('the worker dies at every point between event, save and effect', () => {
  const probing = (world: World): void => {
    start(world);
    world.run(noon + 12 * minute, true);
  };
  const watching = (world: World): void => {
    start(world);
    world.send({ type: 'actionChosen', tabId: 1, action: 'watch' });
    if (world.saved.persistent.watches.length === 0) world.send({ type: 'actionChosen', tabId: 1, action: 'watch' });
    world.run(noon + 40 * minute, false);
  };

  test('no probe is lost, and none is sent twice at once', patient, () => {
    const last = momentsOf(probing);
    expect(last).toBeGreaterThan(30);
    for (let dieAt = 1; dieAt <= last; dieAt += 1) {
      const world = new World(noon + 3 * minute, dieAt);
      probing(world);
      expect(world.saved.session.incidents, `killed at ${dieAt}: the site is back, and the page is reloaded`).toEqual([]);
      const gaps = world.probes.slice(1).map((at, index) => at - (world.probes[index] ?? 0));
      expect(Math.min(...gaps), `killed at ${dieAt}`).toBeGreaterThanOrEqual(3_000);
      expect(world.probes.length, `killed at ${dieAt}`).toBeLessThanOrEqual(6);
    }
  });

  test('every watch is kept, and the person is notified at most once', patient, () => {
    const last = momentsOf(watching);
    for (let dieAt = 1; dieAt <= last; dieAt += 1) {
      const world = new World(noon + 3 * minute, dieAt);
      watching(world);
      expect(world.saved.persistent.watches, `killed at ${dieAt}`).toEqual([]);
      expect(world.reloads.length + world.notified.size, `killed at ${dieAt}: the person is notified, or sees it`).toBeGreaterThan(0);
      expect(world.notified.size, `killed at ${dieAt}`).toBeLessThanOrEqual(1);
    }
  });

  test('the browser is restarted at every point: every saved watch is kept, and none probes twice at once', patient, () => {
    const last = momentsOf(watching);
    let promises = 0;
    for (let dieAt = 1; dieAt <= last; dieAt += 1) {
      const world = new World(noon + 3 * minute, dieAt, 'browser');
      watching(world);
      expect(world.saved.persistent.watches, `restarted at ${dieAt}: no watch is left`).toEqual([]);
      expect(world.notified.size, `restarted at ${dieAt}: one notification for each saved watch`).toBe(world.promised ? 1 : 0);
      promises += world.promised ? 1 : 0;
      const gaps = world.probes.slice(1).map((at, index) => at - (world.probes[index] ?? 0));
      expect(Math.min(...gaps, Infinity), `restarted at ${dieAt}`).toBeGreaterThanOrEqual(4_000);
    }
    expect(promises).toBeGreaterThan(10);
  });
});
