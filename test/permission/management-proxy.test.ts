/** The permission page calls `browser.management` for the background, and for nobody else. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { lendManagement } from '../../src/permission/management-proxy.ts';
import { allow } from '../fake-browser.ts';

type Listener = (message: unknown, sender: object) => Promise<unknown> | undefined;

const worker = { id: 'us', url: 'ext://us/background.js' };
const getAll = vi.fn(() => Promise.resolve([{ id: 'a' }]));
const setEnabled = vi.fn(() => Promise.resolve());
let send: Listener;

beforeEach(() => {
  vi.clearAllMocks();
  allow({
    runtime: {
      id: 'us',
      getURL: (path: string) => `ext://us/${path}`,
      onMessage: { addListener: (listener: Listener) => (send = listener) },
    },
    management: { getAll, setEnabled },
  });
  lendManagement();
});

test('the background gets the list', async () => {
  expect(await send({ type: 'manage', call: { name: 'getAll' } }, worker)).toEqual({ value: [{ id: 'a' }] });
});

test('the background switches an extension', async () => {
  await send({ type: 'manage', call: { name: 'setEnabled', id: 'a', enabled: false } }, worker);
  expect(setEnabled).toHaveBeenCalledWith('a', false);
});

test('an error is replied, not thrown', async () => {
  setEnabled.mockRejectedValueOnce(new Error('not yours'));
  expect(await send({ type: 'manage', call: { name: 'setEnabled', id: 'a', enabled: true } }, worker)).toEqual({
    error: 'Error: not yours',
  });
});

describe('no call is made', () => {
  test.each([
    ['for another name', { type: 'manage', call: { name: 'uninstall', id: 'a', enabled: false } }],
    ['without an id', { type: 'manage', call: { name: 'setEnabled', enabled: false } }],
    ['without saying on or off', { type: 'manage', call: { name: 'setEnabled', id: 'a' } }],
    ['without a call', { type: 'manage' }],
    ['for another message', { type: 'popup-changed', call: { name: 'getAll' } }],
    ['for no message', null],
  ])('%s', (_, message) => {
    expect(send(message, worker)).toBeUndefined();
  });
  test.each([
    ['a web page', { id: 'us', url: 'http://shop.test/', tab: { id: 1 } }],
    ['another extension', { id: 'other', url: 'ext://us/background.js' }],
    ['a page in a tab', { ...worker, tab: { id: 1 } }],
  ])('for %s', (_, sender) => {
    expect(send({ type: 'manage', call: { name: 'getAll' } }, sender)).toBeUndefined();
  });
});
