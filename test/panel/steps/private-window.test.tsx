// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { StepResult } from '../../../src/core/incident/steps.ts';
import type { PanelView } from '../../../src/core/view/view.ts';
import { Panel } from '../../../src/panel/panel.tsx';
import { noGuard } from '../../../src/ui/click-guard.ts';
import { speakEnglish } from '../../ui/fake-i18n.ts';
import { noon, viewWith } from '../views.ts';

const step = (result: StepResult, part: Partial<PanelView> = {}): HTMLElement => {
  const view = viewWith({ steps: [{ id: 'private-window', section: 'worth', result }], ...part });
  const { container } = render(<Panel view={view} choose={() => {}} now={() => noon} guard={noGuard} />);
  return container.querySelector<HTMLElement>('[data-step="private-window"]')!;
};
const has = (root: HTMLElement, act: string): boolean => root.querySelector(`[data-act="${act}"]`) !== null;

beforeEach(() => speakEnglish());
afterEach(cleanup);

it('A private window says what is missing in it, and that we may not be able to see it.', () => {
  const root = step('untried');
  expect(root.textContent).toContain('none of your cookies and saved files');
  expect(root.textContent).toContain('may not be able to see it');
  expect(has(root, 'works-there')).toBe(false);
});
it('Once it is open, only the person can tell how it went, and may change that.', () => {
  for (const result of ['running', 'failed'] as const) {
    expect(has(step(result), 'works-there')).toBe(true);
    cleanup();
  }
});
it('In a window that is private already a new one shares its cookies, and that is said.', () =>
  expect(step('untried', { privateWindow: true }).textContent).toContain('shares its cookies'));
it('Where Firefox needs the person’s leave, the way by hand is offered, and its answer too.', () => {
  const root = step('not-possible', { needsPrivateAccess: true });
  expect(root.textContent).toContain('Run in Private Windows');
  expect([has(root, 'copy'), has(root, 'works-there'), has(root, 'private-window')]).toEqual([true, true, false]);
});
it('Where private windows are switched off, that is all there is to say.', () =>
  expect(step('not-possible').textContent).toContain('turned off here'));
