// @vitest-environment jsdom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Popup } from '../../src/popup/popup.tsx';
import { viewWith } from '../panel/views.ts';
import { speakEnglish } from '../ui/fake-i18n.ts';
import { allowPages } from './allowed.ts';
import { past } from './incidents.ts';

const now = Date.now();
const history = [
  past({ id: 'a', from: now - 60_000, outcome: 'open', to: undefined as never }),
  past({
    id: 'b',
    from: now - 3_600_000,
    host: 'bank.example',
    address: 'https://bank.example/',
    status: 520,
    gateway: 'cloudflare',
    helped: 'clear-cache',
  }),
  past({
    id: 'c',
    from: now - 3 * 86_400_000,
    host: 'mail.example',
    address: 'https://mail.example/',
    status: 504,
    gateway: 'unknown',
    outcome: 'left',
  }),
];
const rows = (): NodeListOf<HTMLElement> => document.querySelectorAll('[data-incident]');
const act = (name: string): HTMLElement => document.querySelector<HTMLElement>(`[data-act="${name}"]`)!;
const clean = async (): Promise<unknown> => {
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
};

beforeEach(() => speakEnglish());
afterEach(cleanup);

describe('the history', () => {
  let pages: ReturnType<typeof allowPages>;
  beforeEach(async () => {
    pages = allowPages({ popup: { history } });
    render(<Popup tabId={7} />);
    await waitFor(() => expect(rows()).toHaveLength(3));
  });

  it('has one row for each incident, with the attributes that end-to-end tests read', () => {
    const { status, host, outcome } = rows()[1]!.dataset;
    expect([status, host, outcome]).toEqual(['520', 'bank.example', 'back']);
    expect(rows()[1]!.textContent).toContain('Fresh files fixed it');
    expect(rows()[1]!.querySelector('.incident-end')!.textContent).toMatch(/Back after 2\smin/);
    expect(rows()[0]!.textContent).toContain('Still failing');
    expect(document.body.textContent).toContain('Today');
  });

  it('finds by site, code and gateway, and says when nothing matches', async () => {
    const search = document.querySelector<HTMLInputElement>('[data-search]')!;
    for (const [text, hosts] of [
      ['bank', ['bank.example']],
      ['504', ['mail.example']],
      ['NGINX', ['shop.example']],
      ['<b>', []],
    ] as const) {
      fireEvent.input(search, { target: { value: text } });
      await waitFor(() => expect([...rows()].map(({ dataset }) => dataset['host'])).toEqual(hosts));
    }
    expect(document.body.textContent).toContain('Nothing matches “<b>”.');
  });

  it('summarises a day or a week', async () => {
    expect(document.querySelector('#sum')!.textContent).toContain('2 failures on 2 sites');
    fireEvent.click([...document.querySelectorAll('button')].find(({ textContent }) => textContent === '7 d')!);
    await waitFor(() => expect(document.querySelector('#sum')!.textContent).toContain('3 failures on 3 sites'));
    expect(document.querySelectorAll('.timeline-lane i')).toHaveLength(3);
  });

  it('is cleared only after a confirmation', async () => {
    act('clear-history').click();
    await waitFor(() => expect(document.body.textContent).toContain('Clear the whole history?'));
    act('keep').click();
    await waitFor(() => expect(document.body.textContent).not.toContain('Clear the whole history?'));
    expect(rows()).toHaveLength(3);
    act('clear-history').click();
    await waitFor(() => expect(act('keep')).not.toBeNull());
    act('clear-history').click();
    expect(pages.sendMessage).toHaveBeenCalledWith({ type: 'clear-history' });
    pages.show({ history: [] });
    await waitFor(() => expect(document.body.textContent).toContain('Nothing has failed so far'));
  });

  it('is saved as a file', () => {
    const saved: string[] = [];
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => {};
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    act('export-json').click();
    act('export-csv').click();
    click.mockRestore();
    expect(saved.map((name) => name.replace(/\d{4}-\d\d-\d\d/, 'DAY'))).toEqual(['comeback-history-DAY.json', 'comeback-history-DAY.csv']);
  });

  it('has no axe violations', async () => {
    expect(await clean()).toEqual([]);
  });
});

describe('a history with a hostile host', () => {
  it('shows the host as text', async () => {
    allowPages({ popup: { history: [past({ host: '<img src=x>', from: now })] } });
    render(<Popup tabId={7} />);
    await waitFor(() => expect(rows()).toHaveLength(1));
    expect(document.querySelector('img')).toBeNull();
    expect(rows()[0]!.textContent).toContain('<img src=x>');
  });
});

describe('this page', () => {
  it('is fine if the background reports no failure', async () => {
    allowPages();
    render(<Popup tabId={7} />);
    await waitFor(() => fireEvent.click(document.querySelector('#tab-page')!));
    await waitFor(() => expect(document.body.textContent).toContain('This page is fine'));
    expect(await clean()).toEqual([]);
  });

  it('says that it has just recovered, after how long and by which step', async () => {
    const justRecovered = past({ from: now - 40_000, to: now - 6_000, helped: 'clear-cache', tries: 2 });
    allowPages({ popup: { history: [justRecovered], note: { justRecovered } } });
    render(<Popup tabId={7} />);
    await waitFor(() => expect(document.querySelector('[data-back]')?.textContent).toMatch(/^Back after 34\ss/));
    expect(document.body.textContent).toContain('Loading fresh files fixed it.');
    expect(document.body.textContent).toContain('2 tries');
    expect(await clean()).toEqual([]);
  });

  it('shows and updates the panel of the tab it was opened over', async () => {
    const { send, show, sendMessage } = allowPages({ popup: { panel: viewWith({ isBrowserErrorPage: true }) } });
    render(<Popup tabId={7} />);
    await waitFor(() => expect(document.querySelector('[data-panel]')!.getAttribute('data-place')).toBe('popup'));
    expect(sendMessage).toHaveBeenCalledWith({ type: 'popup-opened', tabId: 7 });
    expect(await clean()).toEqual([]);
    send({ type: 'popup-changed' }, 'another extension');
    for (const message of [null, 'popup-changed', {}, { type: ['popup-changed'] }]) send(message);
    expect(sendMessage).not.toHaveBeenCalledWith({ type: 'popup-view', tabId: 7 });
    show({ panel: viewWith({ phase: 'trying' }) });
    await waitFor(() => expect(document.querySelector('[data-phase]')!.getAttribute('data-phase')).toBe('trying'));
    expect(sendMessage).toHaveBeenLastCalledWith({ type: 'popup-view', tabId: 7 });
  });
});
