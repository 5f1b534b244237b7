import { describe, expect, test } from 'vitest';
import type { State } from '../../../src/core/state/state.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { plan } from '../../../src/core/view/step-order.ts';
import { answered, after, broken, chrome, noon, placed, step } from '../builders.ts';

const nginx =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n';
const read = (state: State, text: string): State => step(state, { type: 'panelReady', tabId: 1, startedAt: noon, text })[0];
const steps = (state: State) => viewOf(state, 1, 'overlay', chrome)?.steps ?? [];
const cardOf = (state: State): string | undefined => steps(state).find(({ section }) => section === 'card')?.id;
const idsOf = (state: State): string[] => steps(state).map(({ id }) => id);

describe('the best next step', () => {
  test.each([
    ['the site has failed for sure', read(broken(), nginx), 'watch'],
    ['the site sent Retry-After', broken({ status: 503, headers: [['retry-after', '30']] }), 'watch'],
    ['the cause is unknown', broken(), 'private-window'],
    [
      'the person’s own proxy failed',
      broken({
        headers: [
          ['x-squid-error', 'ERR_CONNECT_FAIL 111'],
          ['server', 'squid/5.7'],
        ],
      }),
      'extensions',
    ],
    ['the page is the response to a form', broken({ method: 'POST' }), undefined],
    ['a private window, where nothing is recorded', read(broken({ privateWindow: true }), nginx), 'private-window'],
  ])('%s', (_, state, card) => expect(cardOf(state)).toBe(card));

  test('a step that helped on this site before is offered first', () => {
    const tried = after(
      [[{ type: 'actionChosen', tabId: 1, action: 'other-network' }], [answered({ status: 200 })]],
      read(broken(), nginx),
    );
    const again = after([[answered({ startedAt: noon + 9 })], [placed({ startedAt: noon + 9 })]], tried);
    expect(cardOf(again)).toBe('other-network');
  });
  test('after a step that did not help, the next one is offered', () => {
    const state = step(broken(), { type: 'stepSettled', tabId: 1, startedAt: noon, step: 'private-window', result: 'failed' })[0];
    expect(cardOf(state)).toBe('watch');
    expect(steps(state).find(({ id }) => id === 'private-window')?.result).toBe('failed');
  });
});

describe('the steps on offer', () => {
  test('the two reloads are always in the retry strip', () => {
    for (const state of [broken(), broken({ method: 'POST' }), read(broken(), nginx)]) {
      expect(
        steps(state)
          .filter(({ section }) => section === 'strip')
          .map(({ id }) => id),
      ).toEqual(['retry', 'clear-cache']);
    }
  });
  test('every step is listed once', () => {
    for (const state of [broken(), broken({ method: 'POST' }), read(broken(), nginx)])
      expect(new Set(idsOf(state)).size).toBe(idsOf(state).length);
  });
  test('an archived copy only of public pages', () => {
    expect(idsOf(broken())).not.toContain('archive');
    expect(idsOf(broken({ url: 'https://shop.example.com/' }))).toContain('archive');
  });
  test('no watch in a private window', () => expect(idsOf(broken({ privateWindow: true }))).not.toContain('watch'));
  test('tried steps come after untried ones', () => {
    const state = step(broken(), { type: 'stepSettled', tabId: 1, startedAt: noon, step: 'other-device', result: 'failed' })[0];
    const [incident] = state.session.incidents;
    const page = incident?.pages[0];
    if (!incident || !page) throw new Error('no incident');
    const worth = plan(incident, page).filter(({ section }) => section === 'worth');
    expect(worth.at(-1)?.id).toBe('other-device');
  });
});

test('no other device for a server on this computer', () => {
  const ids = (url: string): string[] => idsOf(broken({ url }));
  expect(ids('http://localhost:3000/')).not.toContain('other-device');
  expect(ids('http://192.168.1.7/')).toContain('other-device');
});
