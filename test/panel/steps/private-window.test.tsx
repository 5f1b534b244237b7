// @vitest-environment jsdom
import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StepResult } from '../../../src/core/incident/steps.ts';
import type { PanelView } from '../../../src/core/view/view.ts';
import { speakEnglish } from '../../ui/fake-i18n.ts';
import { showPanel } from '../show-panel.tsx';
import { viewWith } from '../views.ts';

const step = (result: StepResult, part: Partial<PanelView> = {}): HTMLElement => {
  const view = viewWith({ steps: [{ id: 'private-window', section: 'worth', result }], ...part });
  const { container } = showPanel({ view });
  return container.querySelector<HTMLElement>('[data-step="private-window"]')!;
};
const has = (root: HTMLElement, act: string): boolean => root.querySelector(`[data-act="${act}"]`) !== null;

beforeEach(() => speakEnglish());
afterEach(cleanup);

it('The step says what a private window lacks, and that Comeback may not be able to see it.', () => {
  const root = step('untried');
  expect(root.textContent).toContain('none of your cookies and saved files');
  expect(root.textContent).toContain('may not be able to see it');
  expect(has(root, 'works-there')).toBe(false);
});
it('Once it is open, the person reports the result, and can change it.', () => {
  for (const result of ['running', 'failed'] as const) {
    expect(has(step(result), 'works-there')).toBe(true);
    cleanup();
  }
});
it('In a private window, the step says that a new one shares its cookies.', () =>
  expect(step('untried', { privateWindow: true }).textContent).toContain('shares its cookies'));
it('Where Firefox needs the person’s permission, the manual way is offered, and its result too.', () => {
  const root = step('not-possible', { needsPrivateAccess: true });
  expect(root.textContent).toContain('Run in Private Windows');
  expect([has(root, 'copy'), has(root, 'works-there'), has(root, 'private-window')]).toEqual([true, true, false]);
});
it('Where private windows are disabled, the step only says so.', () =>
  expect(step('not-possible').textContent).toContain('turned off here'));
