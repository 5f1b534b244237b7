// @vitest-environment jsdom
import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PanelProps } from '../../src/panel/panel.tsx';
import { speakEnglish } from '../ui/fake-i18n.ts';
import { controlOf, showPanel } from './show-panel.tsx';
import { noon, situations, viewWith } from './views.ts';

const choose = vi.fn();
const show = (props: Partial<PanelProps> = {}) => showPanel({ choose, ...props });

beforeEach(() => {
  speakEnglish();
  choose.mockClear();
});
afterEach(cleanup);

describe('the retry strip', () => {
  it('counts down each second and reports once when it is due', () => {
    vi.useFakeTimers({ now: noon });
    const onDue = vi.fn();
    const { container } = show({ now: Date.now, onDue });
    expect(container.textContent).toContain('Trying again in 8 s');
    vi.advanceTimersByTime(3000);
    return Promise.resolve().then(() => {
      vi.advanceTimersByTime(30_000);
      expect(onDue).toHaveBeenCalledTimes(1);
      vi.useRealTimers();
    });
  });

  it('does not report while it is paused', () => {
    vi.useFakeTimers({ now: noon });
    const onDue = vi.fn();
    show({ now: Date.now, onDue, view: situations['paused while hidden']! });
    vi.advanceTimersByTime(30_000);
    expect(onDue).not.toHaveBeenCalled();
    vi.useRealTimers();
  });

  it('can be stopped while it waits, small or not', () => {
    for (const small of [false, true]) {
      const { container } = show({ view: viewWith({ small }) });
      controlOf(container, 'stop').click();
      expect(choose).toHaveBeenLastCalledWith('stop');
      cleanup();
    }
  });

  it('disables Try now during a try', () => {
    const { container } = show({ view: situations['trying']! });
    expect(controlOf(container, 'retry').getAttribute('aria-disabled')).toBe('true');
    controlOf(container, 'retry').click();
    expect(choose).not.toHaveBeenCalled();
  });

  it('says what Load fresh did before', () => {
    const steps = viewWith().steps.map((step) => (step.id === 'clear-cache' ? { ...step, result: 'failed' as const } : step));
    const { container } = show({ view: viewWith({ steps }) });
    const fresh = container.querySelector('[data-step="clear-cache"]')!;
    expect(fresh.getAttribute('data-result')).toBe('failed');
    expect(fresh.textContent).toContain('didn’t help');
  });

  it('says that this browser cannot clear the files of one site', () => {
    const { container } = show({ view: viewWith({ reloadsPastCache: true }) });
    expect(controlOf(container, 'clear-cache').title).toContain('reloads this page without using the cache');
  });

  it('says that the site is back instead of reloading while the person is busy', () => {
    const { container } = show({ view: viewWith({ phase: 'back' }) });
    expect(container.querySelector('[data-act="retry"]')).toBeNull();
    controlOf(container, 'load-page').click();
    expect(choose).toHaveBeenCalledWith('load-page');
  });
});
