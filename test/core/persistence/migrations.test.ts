/** Storage written by 0.1.0, read by this version. */
import { describe, expect, test } from 'vitest';
import { journalFrom } from '../../../src/core/persistence/journal.ts';
import { restoreState } from '../../../src/core/persistence/restore-state.ts';
import { emptyPersistent } from '../../../src/core/state/state.ts';

const at = Date.UTC(2026, 10, 22, 12);
const others = [
  { id: 'a'.repeat(32), name: 'Translator' },
  { id: 'blocker@example.test', name: 'Blocker' },
];
const facts = { tabId: 4, since: at, managed: [{ id: 'managed@corp.test', name: 'Managed' }], loads: [{ on: [0], failed: true }] };
const journal = { ...facts, phase: 'loading', backAt: at + 600_000, others, on: [1], switchedAt: at + 5_000 };
const site = { origin: 'http://shop.test', host: 'shop.test', address: 'http://shop.test/cart', since: at };
const stored = {
  muted: ['*.quiet.test'],
  journal,
  watches: [{ ...site, looks: 3, dueAt: at + 60_000 }],
  helped: { 'shop.test': 'router' },
  settings: { autoRetry: false, watchEvery: 5, watchHours: 2 },
  askedToNotify: true,
  lastRestore: { at, tabId: 4 },
};

test('all of it is read and marked for rewriting', () => {
  const { persistent, isMigrated } = restoreState(stored, undefined);
  expect(persistent).toEqual({
    muted: ['*.quiet.test'],
    journal: { ...facts, phase: 'loading', backAt: at + 600_000, candidates: others, enabled: [1], switchedAt: at + 5_000 },
    watches: [{ ...site, probes: 3, phase: 'waiting', dueAt: at + 60_000 }],
    helped: { 'shop.test': 'router' },
    settings: { autoRetry: false, watchEvery: 5, watchHours: 2 },
    askedToNotify: true,
  });
  expect(isMigrated).toBe(true);
});

test('migrated storage is read unchanged', () => {
  const { persistent } = restoreState(stored, undefined);
  const again = restoreState({ ...persistent, version: 1 }, undefined);
  expect(again.persistent).toEqual(persistent);
  expect(again.isMigrated).toBe(false);
});

test('empty storage is a fresh start', () => {
  expect(restoreState({}, undefined).persistent).toEqual(emptyPersistent);
});

describe('a watch', () => {
  const read = (watch: object): unknown => restoreState({ watches: [watch] }, undefined).persistent.watches;
  const known = { ...site, looks: 0, dueAt: at };

  test('with a probe under way is due again', () => {
    expect(read({ ...known, lookingSince: at })).toEqual([{ ...site, probes: 0, phase: 'waiting', dueAt: at }]);
  });
  test('of a recovered site without a notification is still to be announced', () => {
    expect(read({ ...known, backAt: at })).toEqual([{ ...site, probes: 0, phase: 'back', backAt: at, told: 'owed' }]);
  });
  test('that was announced on the icon stays there', () => {
    expect(read({ ...known, backAt: at, told: true })).toEqual([{ ...site, probes: 0, phase: 'back', backAt: at, told: 'on-icon' }]);
  });
});

describe('a watch with unreadable progress', () => {
  const read = (its: object): unknown => restoreState({ version: 1, watches: [{ ...site, ...its }] }, undefined).persistent.watches;

  test.each([
    ['its probes', { probes: 'three', phase: 'waiting', dueAt: at + 60_000 }, { probes: 0, dueAt: at + 60_000 }],
    ['its phase, of a later version', { probes: 3, phase: 'asleep' }, { probes: 3, dueAt: at }],
    ['when it is due', { probes: 3, phase: 'waiting', dueAt: null }, { probes: 3, dueAt: at }],
    ['whether it was announced', { probes: 3, phase: 'back', backAt: at, told: 7 }, { probes: 3, dueAt: at }],
    ['all of it', {}, { probes: 0, dueAt: at }],
  ])('is kept without %s', (_, its, expected) => {
    expect(read(its)).toEqual([{ ...site, phase: 'waiting', ...expected }]);
  });
  test('is kept from 0.1.0', () => {
    const { watches } = restoreState({ watches: [{ ...site, looks: {}, dueAt: 'soon' }] }, undefined).persistent;
    expect(watches).toEqual([{ ...site, probes: 0, phase: 'waiting', dueAt: at }]);
  });
});

describe('a journal', () => {
  const read = (its: object): unknown => restoreState({ journal: { ...journal, ...its } }, undefined).persistent.journal;

  test.each(['switching', 'putting-back', 'stuck', 'settling'])('in phase %s keeps its phase and all its extensions', (phase) => {
    expect(read({ phase })).toMatchObject({ phase, candidates: others });
  });
  test('with a result keeps the culprits', () => {
    const guilty = others.slice(1);
    expect(read({ phase: 'putting-back', finding: { kind: 'found', guilty } })).toMatchObject({
      phase: 'putting-back',
      finding: { kind: 'found', culprits: guilty },
    });
    expect(read({ phase: 'putting-back', finding: { kind: 'unclear' } })).toMatchObject({ finding: { kind: 'unclear' } });
  });
  test('of another shape restores every extension that it names', () => {
    expect(read({ phase: 'of a later version', others: { on: others, off: ['b'.repeat(32)] } })).toMatchObject({
      phase: 'putting-back',
      candidates: expect.arrayContaining([...others, expect.objectContaining({ id: 'b'.repeat(32) })]),
    });
  });
  test('with one unreadable name keeps all others', () => {
    expect(read({ others: [...others, { id: 7 }] })).toMatchObject({ phase: 'putting-back', candidates: expect.arrayContaining(others) });
  });
  test('that names no extension is dropped', () => {
    expect(journalFrom({ phase: 'loading' })).toBeNull();
    expect(journalFrom('loading')).toBeNull();
  });
});
