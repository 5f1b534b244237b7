// @vitest-environment jsdom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Options } from '../../src/options/options.tsx';
import { capabilitiesBy } from '../../src/ui/capabilities.ts';
import { allowPages } from '../popup/allowed.ts';
import { speakEnglish } from '../ui/fake-i18n.ts';

const request = vi.fn(() => Promise.resolve(true));
const on = { addListener() {}, removeListener() {} };
const more = { permissions: { contains: () => Promise.resolve(false), request, remove: vi.fn(), onAdded: on, onRemoved: on } };
const muted = (): (string | undefined)[] =>
  [...document.querySelectorAll<HTMLElement>('[data-muted]')].map(({ dataset }) => dataset['muted']);
const add = (text: string): void => {
  fireEvent.input(document.querySelector('input.field')!, { target: { value: text } });
  fireEvent.submit(document.querySelector('form')!);
};

const select = (id: string): HTMLSelectElement => document.querySelector<HTMLSelectElement>(`#${id}`)!;

beforeEach(() => speakEnglish());
afterEach(cleanup);

it('Sites can be added and removed, and an invalid one is explained.', async () => {
  const { sendMessage, store } = allowPages({ stored: { muted: ['intranet.example'] }, more });
  render(<Options can={capabilitiesBy('chrome-extension:')} />);
  await waitFor(() => expect(muted()).toEqual(['intranet.example']));
  add('*.test.example');
  await waitFor(() => expect(sendMessage).toHaveBeenCalledWith({ type: 'mute', site: '*.test.example' }));
  store('muted', ['intranet.example', '*.test.example']);
  await waitFor(() => expect(muted()).toHaveLength(2));
  add('no such thing');
  await waitFor(() => expect(document.querySelector('#said')!.textContent).toContain('isn’t a site name'));
  document.querySelector<HTMLElement>('[data-act=unmute]')!.click();
  await waitFor(() => expect(sendMessage).toHaveBeenCalledWith({ type: 'unmute', site: 'intranet.example' }));
});

it('A permission is requested directly in the click.', async () => {
  allowPages({ more });
  render(<Options can={capabilitiesBy('chrome-extension:')} />);
  document.querySelector<HTMLElement>('[data-permission=management] [data-act=grant]')!.click();
  expect(request).toHaveBeenCalledWith({ permissions: ['management'] });
});

it('The automatic settings are shown as stored, and each change is sent.', async () => {
  const { store, sendMessage } = allowPages({ stored: { settings: { autoRetry: true, watchEvery: 7, watchHours: 12 } }, more });
  render(<Options can={capabilitiesBy('chrome-extension:')} />);
  await waitFor(() => expect(select('watch-every').value).toBe('7'));
  expect(select('watch-for').value).toBe('12');
  fireEvent.change(select('watch-every'), { target: { value: '5' } });
  expect(sendMessage).toHaveBeenLastCalledWith({ type: 'change-settings', change: { watchEvery: 5 } });
  store('settings', { autoRetry: true, watchEvery: 5, watchHours: 12 });
  await waitFor(() => expect(select('watch-every').value).toBe('5'));
  document.querySelector<HTMLElement>('#auto-retry')!.click();
  expect(sendMessage).toHaveBeenLastCalledWith({ type: 'change-settings', change: { autoRetry: false } });
});

it('Invalid stored settings are shown as the defaults.', async () => {
  allowPages({ stored: { settings: { autoRetry: 'no', watchEvery: 99, watchHours: -1 } }, more });
  render(<Options can={capabilitiesBy('chrome-extension:')} />);
  await waitFor(() => expect(select('watch-every').value).toBe('0'));
  expect(select('watch-for').value).toBe('24');
  expect(document.querySelector<HTMLInputElement>('#auto-retry')!.checked).toBe(true);
});

it('The guide and the history are one click away.', () => {
  allowPages({ more });
  render(<Options can={capabilitiesBy('chrome-extension:')} />);
  const ways = [...document.querySelectorAll('a.button')].map((way) => way.getAttribute('href'));
  expect(ways).toEqual([expect.stringMatching(/src\/help\/index\.html$/), expect.stringMatching(/src\/popup\/index\.html\?tab=none$/)]);
});

it('The page has no axe violations.', async () => {
  allowPages({ stored: { muted: ['intranet.example'] }, more });
  render(<Options can={capabilitiesBy('chrome-extension:')} />);
  await waitFor(() => expect(muted()).toHaveLength(1));
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

it('While Comeback has switched extensions off, the page says so and can restore them.', async () => {
  const others = [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
  ];
  const journal = {
    phase: 'loading',
    tabId: 3,
    since: 0,
    backAt: Date.now() + 300_000,
    switchedAt: 0,
    candidates: others,
    managed: [],
    loads: [],
    enabled: [],
  };
  const { sendMessage } = allowPages({ stored: { journal }, more });
  render(<Options can={capabilitiesBy('chrome-extension:')} />);
  await waitFor(() => expect(document.querySelector('.dock')!.textContent).toContain('2 extensions are off'));
  expect(document.querySelector('.dock')!.textContent).toContain('in 5 min');
  document.querySelector<HTMLElement>('[data-act=restore-extensions]')!.click();
  expect(sendMessage).toHaveBeenCalledWith({ type: 'choose', action: 'restore-extensions' });
});

it('In Firefox no permission is mentioned that does not exist there.', () => {
  allowPages({ more });
  render(<Options can={capabilitiesBy('moz-extension:')} />);
  expect(document.body.textContent).not.toContain('cookies and files');
  expect(document.body.textContent).toContain('Clear a site’s cookies and saved data');
  expect(document.body.textContent).not.toContain('Turn other extensions off');
  expect(document.body.textContent).toContain('See which extensions you have');
});
