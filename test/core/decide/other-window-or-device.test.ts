import { describe, expect, test } from 'vitest';
import type { Action } from '../../../src/core/state/actions.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { after, broken, effectsOf, firefox, chrome, noon, step } from '../builders.ts';

const choose = (url: string, action: Action) => step(broken({ url }), { type: 'actionChosen', tabId: 1, action })[1];
const opened = (url: string): unknown => effectsOf(choose(url, 'archive'), 'openTab')[0];

describe('the archived copy', () => {
  test.each([
    ['https://shop.example.com/a?b=c', 'https://web.archive.org/web/2/https://shop.example.com/a?b=c'],
    ['https://me:secret@shop.example.com/', 'https://web.archive.org/web/2/https://shop.example.com/'],
  ])('%s is opened by the click, next to its tab', (url, address) =>
    expect(opened(url)).toEqual({ type: 'openTab', address, openerTabId: 1 }),
  );
  test.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://localhost:8080/',
    'http://router.lan/',
    'http://intranet/',
    'http://shop.test/',
  ])('%s is not public: nothing is opened', (url) => expect(choose(url, 'archive')).toEqual([]));
  test('no archive is asked before the click', () =>
    expect(JSON.stringify(step(broken({ url: 'https://shop.example.com/' }), { type: 'tabShown', tabId: 1 }))).not.toContain(
      'archive.org',
    ));
});

describe('a private window', () => {
  test('is opened with the same address', () =>
    expect(effectsOf(choose('https://shop.example.com/a', 'private-window'), 'openPrivately')).toEqual([
      { type: 'openPrivately', tabId: 1, startedAt: noon, address: 'https://shop.example.com/a' },
    ]));
  test('needs the person’s permission in Firefox', () => {
    expect(viewOf(broken(), 1, 'overlay', firefox)?.needsPrivateAccess).toBe(true);
    expect(viewOf(broken(), 1, 'overlay', chrome)?.needsPrivateAccess).toBe(false);
  });
  test('counts as well when the person opens it manually', () => {
    const state = after(
      [
        [{ type: 'stepSettled', tabId: 1, startedAt: noon, step: 'private-window', result: 'not-possible' }],
        [{ type: 'actionChosen', tabId: 1, action: 'works-there' }],
      ],
      broken(),
    );
    expect(state.session.incidents[0]?.steps).toMatchObject({ 'private-window': 'helped' });
  });
});

test.each(['router', 'other-network'] as const)('%s ends with a reload of the page', (action) =>
  expect(effectsOf(choose('https://shop.example.com/', action), 'reload')).toHaveLength(1),
);
