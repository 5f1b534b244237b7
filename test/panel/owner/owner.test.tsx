// @vitest-environment jsdom
import { cleanup, fireEvent, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PanelProps } from '../../../src/panel/panel.tsx';
import { nothing, step } from '../../core/builders.ts';
import { speakEnglish } from '../../ui/fake-i18n.ts';
import { controlOf, showPanel } from '../show-panel.tsx';
import { noon, situations, viewWith } from '../views.ts';

const choose = vi.fn();
const show = (props: Partial<PanelProps> = {}) => showPanel({ choose, ...props });
const showOwner = async (props: Partial<PanelProps> = {}) => {
  const shown = show(props);
  controlOf(shown.container, 'owner').click();
  await waitFor(() => expect(shown.container.querySelector('.owner-report')).not.toBeNull());
  return shown;
};
const writeText = vi.fn(async () => undefined);

beforeEach(() => {
  speakEnglish();
  choose.mockClear();
  writeText.mockClear();
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
});
afterEach(cleanup);

describe('«I run this site»', () => {
  const withFoot = Object.entries(situations).filter(([name]) => !/extensions off|stuck|test in another tab/.test(name));
  it.each(withFoot)('is one press away %s', (_, view) => {
    const { container } = show({ view });
    expect(container.querySelectorAll('[data-step="owner"]')).toHaveLength(1);
    expect(container.querySelector('[data-step="owner"] [data-act="owner"]')).not.toBeNull();
  });

  it('opens in the panel without any request, and is marked as running', async () => {
    const { container } = await showOwner();
    expect(choose).not.toHaveBeenCalled();
    expect([...container.querySelectorAll('[data-step="owner"]')].map((step) => step.getAttribute('data-result'))).toEqual(['running']);
    expect(container.querySelector('h2')!.textContent).toBe('You run this site');
    expect(container.textContent).toContain('nginx is up but got no valid answer from the app behind it');
  });

  it('returns the focus to its origin', async () => {
    const { container } = await showOwner();
    expect(document.activeElement).toBe(controlOf(container, 'back'));
    fireEvent.keyDown(controlOf(container, 'back'), { key: 'Escape' });
    await waitFor(() => expect(document.activeElement).toBe(controlOf(container, 'owner')));
  });

  it('has the commands of the chosen system', async () => {
    const { container } = await showOwner();
    expect(container.textContent).toContain('sudo tail -n 50 /var/log/nginx/error.log');
    controlOf(container, 'system-docker').click();
    await waitFor(() => expect(container.textContent).toContain('docker logs --tail 50 your-container'));
    expect(controlOf(container, 'system-docker').getAttribute('aria-pressed')).toBe('true');
    expect(container.textContent).not.toContain('/var/log/nginx/error.log');
  });

  it('has the commands of another server if the owner chooses it', async () => {
    const { container } = await showOwner();
    fireEvent.change(container.querySelector('.select select')!, { target: { value: 'apache' } });
    await waitFor(() => expect(container.textContent).toContain('/var/log/apache2/error.log'));
    expect(container.textContent).toContain('AH01102');
    expect(container.textContent).toContain('Restart the app, then Apache');
  });

  it('copies a command unchanged, and says so', async () => {
    const { container } = await showOwner();
    const command = [...container.querySelectorAll('.command-line')].find((each) => each.textContent.includes('error.log'))!;
    controlOf(command, 'copy').click();
    await waitFor(() => expect(controlOf(command, 'copy').getAttribute('aria-label')).toMatch(/^Copied/));
    expect(writeText).toHaveBeenCalledWith('sudo tail -n 50 /var/log/nginx/error.log');
  });

  it('copies the report without the query and without personal data of the visitor', async () => {
    const { container } = await showOwner({
      view: viewWith({ address: 'https://shop.example/basket?session=s3cret', retry: { tries: 3, lastTryAt: noon } }),
    });
    controlOf(container, 'copy-report').click();
    await waitFor(() => expect(controlOf(container, 'copy-report').textContent).toBe('Copied'));
    const [[report]] = writeText.mock.calls as unknown as [[string]];
    expect(report).toBe(container.querySelector('.owner-report')!.textContent);
    expect(report).toContain('`https://shop.example/basket` (query removed)');
    expect(report).toContain('x-request-id: `7f3a`');
    expect(report).toContain('`Server: nginx/1.24.0`');
    expect(report).not.toContain('s3cret');
  });

  it('shows no choice of system where a platform hosts the site', async () => {
    const diagnosis = { ...viewWith().diagnosis, gateway: 'heroku', relays: [] };
    const { container } = await showOwner({ view: viewWith({ diagnosis }) });
    expect(container.querySelector('.segmented')).toBeNull();
    expect(container.textContent).toContain('heroku logs --tail');
    expect(container.textContent).toContain('https://status.heroku.com/');
  });

  it.each(['nginx', 'cloudflare', 'heroku', 'iis', 'unknown', '<b>evil</b>'])(
    'has no axe violations, with %s in front',
    async (gateway) => {
      const { container } = await showOwner({ view: viewWith({ diagnosis: { ...viewWith().diagnosis, gateway } }) });
      for (const row of container.querySelectorAll('details')) row.removeAttribute('name');
      for (const row of container.querySelectorAll('details')) row.setAttribute('open', '');
      const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(container.textContent).not.toMatch(/\$[A-Z]+\$|undefined/);
      expect(container.querySelectorAll('.button-primary')).toHaveLength(1);
      expect(container.querySelector('.panel-body b, img')).toBeNull();
    },
  );

  it('leaves room for the dock while extensions are off', () => {
    const { container } = show({ view: situations['with extensions off']! });
    expect(controlOf(container, 'restore-extensions')).not.toBeNull();
  });
});

describe('the whole guide', () => {
  it('is one press away from the owner’s list, and the background opens it', async () => {
    const { container } = await showOwner();
    controlOf(container, 'guide').click();
    expect(choose).toHaveBeenCalledWith('guide');
  });

  it('opens next to the tab in which it was chosen, failing or not', () => {
    expect(step(nothing, { type: 'actionChosen', tabId: 7, action: 'guide' })).toEqual([nothing, [{ type: 'openGuide', openerTabId: 7 }]]);
  });
});

describe('the questions and answers', () => {
  it('link to the whole guide, which the background opens', async () => {
    const { container } = show();
    controlOf(container, 'menu').click();
    await waitFor(() => expect(controlOf(container, 'help')).not.toBeNull());
    controlOf(container, 'help').click();
    await waitFor(() => expect(controlOf(container, 'guide')).not.toBeNull());
    controlOf(container, 'guide').click();
    expect(choose).toHaveBeenCalledWith('guide');
  });
});
