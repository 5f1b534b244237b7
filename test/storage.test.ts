/** What the extension's pages read from storage is what the background reads. */
import { afterEach, expect, test } from 'vitest';
import { persistentKeys, restoreState } from '../src/core/persistence/restore-state.ts';
import { journal, mutedSites, settings } from '../src/storage.ts';
import { allowPages } from './popup/allowed.ts';
import { allow } from './fake-browser.ts';

afterEach(() => allow({}));

const named = [{ id: 'a'.repeat(32), name: 'Translator' }];
const facts = { tabId: 1, since: 1_000, managed: [], loads: [] };
const of010 = {
  muted: ['quiet.test', 7],
  journal: { ...facts, phase: 'loading', backAt: 9_000, others: named, on: [], switchedAt: 2_000 },
  settings: { watchEvery: 5, watchHours: 99 },
};
const current = { ...of010, version: 1, journal: { ...facts, phase: 'settling', backAt: 9_000, candidates: named } };

test.each([
  ['of 0.1.0, before the background has migrated it', of010],
  ['of this version', current],
  ['of nothing yet', {}],
])('storage %s', async (_, stored) => {
  const { persistent } = restoreState(stored, undefined);
  const asked: unknown[] = [];
  allow({
    storage: {
      local: {
        get: (keys: readonly string[]) => {
          asked.push(...keys);
          return Promise.resolve({ ...stored });
        },
      },
    },
  });
  expect(await journal.get()).toEqual(persistent.journal);
  expect(await mutedSites.get()).toEqual(persistent.muted);
  expect(await settings.get()).toEqual(persistent.settings);
  expect(persistentKeys).toEqual(expect.arrayContaining(asked));
});

test('a page follows what the background writes, until it stops', () => {
  const { store } = allowPages({ stored: current });
  const seen: unknown[] = [];
  const stop = journal.onChange((value) => seen.push(value?.phase ?? null));
  store('muted', []);
  store('journal', { ...current.journal, phase: 'stuck' });
  store('journal', null);
  stop();
  store('journal', current.journal);
  expect(seen).toEqual(['stuck', null]);
});
