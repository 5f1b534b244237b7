// @vitest-environment jsdom
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PanelView } from '../../src/core/view/view.ts';
import type { PanelProps } from '../../src/panel/panel.tsx';
import { speakEnglish } from '../ui/fake-i18n.ts';
import { controlOf, panelWith, showPanel } from './show-panel.tsx';
import { noon, situations, viewWith } from './views.ts';

const choose = vi.fn();
const show = (props: Partial<PanelProps> = {}) => showPanel({ choose, ...props });

beforeEach(() => {
  speakEnglish();
  choose.mockClear();
});
afterEach(cleanup);

describe.each(Object.entries(situations))('a panel %s', (_, view) => {
  it.each(['docked', 'popup'] as const)('names what it shows and has both reloads visible, %s', (surface) => {
    const { container } = show({ view, surface });
    const section = container.querySelector('section[data-panel]')!;
    expect(section.getAttribute('data-status')).toBe('502');
    expect(section.getAttribute('data-gateway')).toBe('nginx');
    expect(section.getAttribute('data-fault')).toBe('site');
    expect(section.getAttribute('data-phase')).toBe(view.phase);
    expect(section.getAttribute('data-place')).toBe(surface === 'docked' ? null : surface);
    expect(container.querySelectorAll('[data-step="retry"]')).toHaveLength(1);
    expect(container.querySelector('[data-step="clear-cache"] [data-act="clear-cache"]')).not.toBeNull();
    for (const name of ['retry', 'clear-cache']) expect(controlOf(section, name).closest('details, [inert]')).toBeNull();
  });

  it('has both reloads as icons when small', () => {
    const { container } = show({ view: { ...view, small: true } });
    expect(container.querySelector('section')!.getAttribute('data-size')).toBe('pill');
    for (const name of ['retry', 'clear-cache']) expect(controlOf(container, name).getAttribute('aria-label')).not.toBe('');
  });

  it('has no axe violations', async () => {
    const { container } = show({ view });
    for (const row of container.querySelectorAll('details')) row.setAttribute('open', '');
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });

  it('uses button elements, with at most one primary button outside the dock', () => {
    const { container } = show({ view });
    expect([...container.querySelectorAll('button')].filter(({ type }) => type !== 'button')).toEqual([]);
    expect(container.querySelectorAll('.panel-body .button-primary').length).toBeLessThanOrEqual(1);
  });
});

describe('the response to a form', () => {
  it('is not reloaded automatically', () => {
    const { container } = show({ view: situations['after a form']! });
    expect(container.textContent).toContain('didn’t confirm your form');
    expect(container.textContent).not.toContain('Trying again in');
    controlOf(container, 'post-open').click();
    expect(choose).toHaveBeenCalledWith('post-open');
  });

  it('can be opened without the form, unless it is the site’s first page, which is offered anyway', () => {
    const { container } = show({ view: situations['after a form']! });
    expect(controlOf(container, 'post-address').textContent).toBe('Open this address without the form');
    controlOf(container, 'post-address').click();
    expect(choose).toHaveBeenCalledWith('post-address');
    const first = show({ view: { ...situations['after a form']!, address: 'https://shop.example/' } });
    expect(first.container.querySelector('[data-act="post-address"]')).toBeNull();
    expect(first.container.querySelector('[data-act="post-open"]')).not.toBeNull();
  });
});

describe('very many cookies', () => {
  const view = situations['with very many cookies']!;
  const why = (of: PanelView): string => show({ view: of }).container.querySelector('.panel-why')?.textContent ?? '';
  it('are named as a possible cause, with their number and size', () =>
    expect(why(view)).toBe('This site’s cookies may be the cause: 61 of them, 9 kB in total. Some servers fail at that size.'));
  it('are not named where the cause is better known, nor for a form', () => {
    const sure = { ...view, diagnosis: { ...view.diagnosis, fault: 'site', confidence: 'high' } } as const;
    for (const other of [sure, { ...view, form: true }]) expect(why(other)).not.toContain('cookies');
  });
});

describe('text from the site', () => {
  const evil = '<img src=x onerror=alert(1)>\u202e$HOST$';
  it('is shown as text everywhere', async () => {
    const diagnosis = {
      ...viewWith().diagnosis,
      gateway: evil,
      relays: [evil],
      evidence: [{ sign: 'server-header' as const, gateway: evil, text: evil, alone: true }],
    };
    const view = viewWith({
      host: evil,
      diagnosis,
      extensions: {
        kind: 'testing',
        extensions: [{ id: 'x', name: evil, state: 'off' }],
        off: 1,
        backAt: noon,
        round: 1,
        rounds: 2,
        isElsewhere: false,
      },
    });
    const { container } = show({ view, announceOpen: true });
    expect(container.querySelector('.extension-list')!.textContent).toContain(evil);
    controlOf(container, 'back').click();
    controlOf(container, 'menu').click();
    await waitFor(() => expect(container.querySelector('[role=menu]')!.textContent).toContain(evil));
    expect(container.querySelector('h2')!.textContent).toContain(evil);
    controlOf(container, 'evidence').click();
    await waitFor(() => expect(container.querySelector('.evidence')!.textContent).toContain(evil));
    expect(container.querySelectorAll('img, script')).toHaveLength(0);
  });

  it('is isolated from the text direction of the panel, and wraps before dots', () => {
    const { container } = show();
    expect(container.querySelector('h2 bdi')!.textContent).toBe('shop.example');
    expect(container.querySelector('.request-path bdi wbr')).not.toBeNull();
  });
});

describe('a fault on the visitor’s side', () => {
  const visitor = (evidence: PanelView['diagnosis']['evidence'], gateway: string) =>
    viewWith({ diagnosis: { ...viewWith().diagnosis, relays: [], gateway, fault: 'visitor', evidence } });

  it('is their proxy, if it sent the page', () => {
    const { container } = show({ view: visitor([{ sign: 'forward-proxy', gateway: 'squid' }], 'squid') });
    expect(container.querySelector('.panel-why')!.textContent).toBe(
      'The problem may be on your side. Your own proxy (Squid) got no usable answer.',
    );
    expect(container.querySelector('.hop[data-state=failed]')!.textContent).toContain('Squid');
  });

  it('is their network, if other sites fail too; no gateway is called theirs', () => {
    const { container } = show({ view: visitor([{ sign: 'other-sites', count: 3 }], 'nginx') });
    expect(container.querySelector('.panel-why')!.textContent).toBe(
      'The problem may be on your side. Other sites are failing right now too.',
    );
    expect(container.querySelector('.hop[data-state=failed]')!.textContent).toContain('Your network');
    expect(container.querySelector('.request-path')!.textContent).not.toContain('nginx');
  });
});

describe('while a site is watched', () => {
  it('the watch is shown above the reloads, and no button is primary', () => {
    const { container } = show({ view: situations['watching']! });
    expect(container.querySelectorAll('[data-step="watch"]')).toHaveLength(1);
    expect(container.textContent).toContain('Checking every minute');
    expect(container.querySelector('.button-primary')).toBeNull();
    controlOf(container, 'stop').click();
    expect(choose).toHaveBeenCalledWith('stop');
  });
});

describe('the steps', () => {
  it('are shown once each, in the sections of the plan', () => {
    const { container } = show();
    for (const { id, result } of viewWith().steps) {
      const found = container.querySelectorAll(`[data-step="${id}"]`);
      expect([id, found.length, found[0]?.getAttribute('data-result')]).toEqual([id, 1, result]);
      expect(container.querySelector(`[data-step="${id}"] [data-act="${id}"]`)).not.toBeNull();
    }
    expect(container.textContent).toContain('3 more steps that rarely help');
  });

  it('are left out if the view has none', () => {
    const { container } = show({ view: viewWith({ steps: [] }) });
    expect(container.querySelectorAll('details')).toHaveLength(0);
    expect(controlOf(container, 'retry')).not.toBeNull();
  });

  it('keep their order while the pointer is over them', () => {
    const { container, rerender } = show();
    fireEvent.pointerEnter(container.querySelector('.steps')!.parentElement!);
    const worth = (): (string | undefined)[] =>
      [...container.querySelector('.steps')!.children].map((row) => (row as HTMLElement).dataset['step']);
    const before = worth();
    const steps = [...viewWith().steps].reverse();
    rerender(panelWith({ view: viewWith({ steps }), choose }));
    expect(worth()).toEqual(before);
    fireEvent.pointerLeave(container.querySelector('.steps')!.parentElement!);
    rerender(panelWith({ view: viewWith({ steps }), choose }));
    expect(worth()).toEqual([...before].reverse());
  });

  it('send their action and nothing else', () => {
    const { container } = show();
    for (const id of ['private-window', 'extensions', 'other-network', 'archive', 'other-device'] as const) {
      controlOf(container, id).click();
      expect(choose).toHaveBeenLastCalledWith(id);
    }
  });
});

describe('a panel made small', () => {
  it.each(Object.entries(situations))('names the status and the site, and says that it can be opened, %s', (_, view) => {
    const { container } = show({ view: { ...view, small: true } });
    const pill = controlOf(container, 'expand').textContent;
    expect(pill).toContain('502 · shop.example');
    expect(pill).toContain('open for help');
  });

  it('says how many extensions Comeback has switched off', () => {
    const { container } = show({ view: { ...situations['with extensions off']!, small: true } });
    expect(controlOf(container, 'expand').textContent).toContain('1 extension is off');
  });
});

describe('axe finds no violations', () => {
  const findings = async (root: Element): Promise<unknown> => {
    const { violations } = await axe.run(root, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  };

  it.each(['waiting', 'watching', 'with extensions off'])('made small, %s', async (name) => {
    const { container } = show({ view: { ...situations[name]!, small: true } });
    expect(await findings(container)).toEqual([]);
  });

  it.each([true, false])('when the site responds again, small: %s', async (small) => {
    const { container } = show({ view: viewWith({ phase: 'back', small }) });
    expect(await findings(container)).toEqual([]);
  });

  it.each(['help', 'evidence'])('with %s open', async (name) => {
    const { container } = show();
    controlOf(container, 'menu').click();
    await waitFor(() => expect(controlOf(container, name)).not.toBeNull());
    expect(await findings(container)).toEqual([]);
    controlOf(container, name).click();
    await waitFor(() => expect(controlOf(container, 'back')).not.toBeNull());
    for (const row of container.querySelectorAll('details')) row.setAttribute('open', '');
    expect(await findings(container)).toEqual([]);
  });
});
