// @vitest-environment jsdom
import { cleanup } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Action } from '../../../src/core/state/actions.ts';
import type { ExtensionsView, PanelView, Suspect } from '../../../src/core/view/view.ts';
import { speakEnglish } from '../../ui/fake-i18n.ts';
import { showPanel } from '../show-panel.tsx';
import { viewWith } from '../views.ts';

const suspect = (name: string, how: Suspect['how'], on?: boolean): Suspect => ({
  name,
  by: 'proxy',
  how,
  ...(on === undefined ? {} : { on }),
});
const manual = (part: Partial<Extract<ExtensionsView, { kind: 'manual' }>> = {}): ExtensionsView => ({
  kind: 'manual',
  why: 'browser',
  tried: 0,
  stillOn: false,
  total: 2,
  suspects: [suspect('Proxy Helper', 'current', true), suspect('Header Editor', 'waiting', true)],
  ...part,
});
const show = (extensions: ExtensionsView, part: Partial<PanelView> = {}, choose: (act: Action) => void = () => {}): HTMLElement =>
  showPanel({ view: viewWith({ extensions, ...part }), choose }).container as HTMLElement;
const has = (root: HTMLElement, act: string): boolean => root.querySelector(`[data-act="${act}"]`) !== null;

beforeEach(() => speakEnglish());
afterEach(cleanup);

describe('The manual test', () => {
  it('opens at the current suspect, with the address of the extensions page to copy.', () => {
    const root = show(manual());
    expect(root.querySelector('[aria-current=step]')?.textContent).toContain('Proxy Helper');
    expect(root.textContent).toContain('Turn off Proxy Helper');
    expect(root.querySelector('code')?.textContent).toBe('about:addons');
  });
  it('reloads the page with its one primary button, and ends with the other.', () => {
    const acts: Action[] = [];
    const root = show(manual(), {}, (act) => acts.push(act));
    root.querySelector<HTMLElement>('.extension-test .button-primary')?.click();
    root.querySelector<HTMLElement>('[data-act=test-bad]')?.click();
    expect(acts).toEqual(['extensions', 'test-bad']);
  });
  it('says that the suspect is still on.', () => expect(show(manual({ stillOn: true })).textContent).toContain('Proxy Helper is still on'));
  it('goes on by itself when the suspect is off, up to the click that reloads.', () => {
    const root = show(manual({ suspects: [suspect('Proxy Helper', 'current', false)] }));
    expect(root.textContent).toContain('Proxy Helper is off now');
    expect(root.querySelector('.extension-test .button-primary')?.textContent).toBe('Reload the page');
  });
  it.each([
    [false, 'Still off: turn it back on'],
    [true, 'Back on'],
    [undefined, 'Turn it back on'],
  ] as const)('says of a suspect that is not the cause whether it is on (%s)', (on, words) => {
    const [first] = show(manual({ suspects: [suspect('A', 'cleared', on), suspect('B', 'current', true)] })).querySelectorAll('.suspect');
    expect(first?.textContent).toContain(words);
  });
  it('does not reload the response to a form, and says why.', () => {
    const root = show(manual(), { form: true, phase: 'idle' });
    expect(root.textContent).toContain('would send the form again');
    expect(has(root.querySelector('.extension-test')!, 'extensions')).toBe(false);
  });
  it('suggests the private window first, then Troubleshoot Mode, in which Comeback is off as well.', () => {
    const text = show(manual()).textContent;
    expect(text.indexOf('Try a private window')).toBeGreaterThan(0);
    expect(text.indexOf('Troubleshoot Mode')).toBeGreaterThan(text.indexOf('Try a private window'));
    expect(text).toContain('including Comeback');
  });
  it('in a private window offers no private window.', () =>
    expect(has(show(manual(), { privateWindow: true }), 'private-window')).toBe(false));
  it('in Chrome shows neither names nor Firefox’s Troubleshoot Mode.', () => {
    const root = show(manual({ why: 'not-allowed', suspects: [], tried: 1 }));
    expect(root.textContent).toContain('That one wasn’t the cause');
    expect(root.textContent).not.toContain('Troubleshoot');
    expect(root.querySelector('code')?.textContent).toBe('chrome://extensions');
  });
  it('says when it is over, and which extensions are still off.', () => {
    const root = show({ kind: 'none-of-these', stillOff: ['Proxy Helper'] });
    expect(root.textContent).toContain('Still off: Proxy Helper');
    expect(root.querySelector('.sub-view-header')).toBeNull();
  });
});
