/** The background reads other extensions through a page of ours until its own `management` arrives. */
import { expect, test, vi } from 'vitest';
import { allExtensions, setEnabled } from '../../../src/background/browser/management-proxy.ts';
import { allow } from '../../fake-browser.ts';

const replying = (...replies: readonly unknown[]): { readonly create: () => unknown; readonly sendMessage: () => unknown } => {
  const sendMessage = vi.fn(() => Promise.resolve<unknown>(undefined));
  for (const reply of replies) sendMessage.mockResolvedValueOnce(reply);
  const create = vi.fn(() => Promise.resolve({ id: 9 }));
  const runtime = { sendMessage, getURL: (path: string) => `ext://us/${path}` };
  allow({ management: { getAll: undefined }, runtime, tabs: { create, remove: () => Promise.resolve() } });
  return { create, sendMessage };
};
const blocker = { id: 'a', name: 'Blocker', enabled: true, mayDisable: true, type: 'extension' };

test('the list is read, and nothing else of it', async () => {
  replying({
    value: [
      { ...blocker, permissions: ['webRequest', 7], icons: [] },
      { ...blocker, id: 'b', type: 'theme' },
    ],
  });
  expect(await allExtensions()).toEqual([
    { ...blocker, permissions: ['webRequest'] },
    { ...blocker, id: 'b', type: 'theme' },
  ]);
});

// A shorter list would say that an extension is uninstalled, and it would stay off for good.
test.each([
  ['one of its extensions', [blocker, { id: 'b', name: 'Other' }]],
  ['the whole list', { 0: blocker }],
  ['no list at all', undefined],
])('what is unreadable is rejected, never left out: %s', async (_, value) => {
  replying({ value });
  await expect(allExtensions()).rejects.toThrow('unreadable');
});

test('an extension is switched; the reply has no value', async () => {
  const { sendMessage, create } = replying({});
  await setEnabled('a', false);
  expect(sendMessage).toHaveBeenCalledWith({ type: 'manage', call: { name: 'setEnabled', id: 'a', enabled: false } });
  expect(create).not.toHaveBeenCalled();
});

test('an error in the page is an error here', async () => {
  replying({ error: 'Error: not yours' });
  await expect(setEnabled('a', true)).rejects.toThrow('not yours');
});

test('where no page of ours understood the call, one is opened for it', async () => {
  const { create } = replying('what?', { value: [blocker] });
  expect(await allExtensions()).toEqual([blocker]);
  expect(create).toHaveBeenCalledOnce();
});
