// @vitest-environment jsdom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { speakEnglish } from '../ui/fake-i18n.ts';
import { panelWith } from './show-panel.tsx';
import { viewWith } from './views.ts';

const choose = vi.fn();
const panel = (small = false) => panelWith({ view: viewWith({ small }), choose });
const find = (selector: string): HTMLElement => document.querySelector<HTMLElement>(selector)!;
const escape = (): boolean =>
  fireEvent.keyDown(document.activeElement === document.body ? find('[data-panel]') : document.activeElement!, { key: 'Escape' });

beforeEach(() => {
  speakEnglish();
  choose.mockClear();
  document.body.insertAdjacentElement('afterbegin', document.createElement('input'));
});
afterEach(() => {
  cleanup();
  document.body.replaceChildren();
});

describe('Escape', () => {
  it('closes the menu first and gives the focus back to its button', async () => {
    render(panel());
    find('[data-act=menu]').click();
    await waitFor(() => expect(document.activeElement).toBe(find('[data-act=hide-hour]')));
    expect(find('.panel-body').hasAttribute('inert')).toBe(true);
    escape();
    await waitFor(() => expect(find('[role=menu]')).toBeNull());
    expect(document.activeElement).toBe(find('[data-act=menu]'));
    expect(choose).not.toHaveBeenCalled();
  });

  it('then leaves the view', async () => {
    render(panel());
    find('[data-act=menu]').click();
    await waitFor(() => find('[data-act=help]').click());
    await waitFor(() => expect(document.activeElement).toBe(find('[data-act=back]')));
    escape();
    await waitFor(() => expect(find('.request-path')).not.toBeNull());
    expect(choose).not.toHaveBeenCalled();
  });

  it('then makes the panel small, and the focus returns to where it was', () => {
    render(panel());
    find('input').focus();
    find('[data-act=retry]').focus();
    escape();
    expect(choose.mock.calls).toEqual([['collapse']]);
    expect(document.activeElement).toBe(find('input'));
  });

  it('never dismisses', () => {
    render(panel(true));
    find('[data-act=expand]').focus();
    escape();
    expect(choose).not.toHaveBeenCalled();
  });
});

describe('keys', () => {
  it('pressed inside do not reach the page', () => {
    render(panel());
    const heard = vi.fn();
    for (const type of ['keydown', 'keyup', 'keypress']) document.addEventListener(type, heard);
    for (const fire of [fireEvent.keyDown, fireEvent.keyUp, fireEvent.keyPress]) fire(find('[data-act=retry]'), { key: 'a' });
    expect(heard).not.toHaveBeenCalled();
  });

  it('move through the menu and wrap around', async () => {
    render(panel());
    find('[data-act=menu]').click();
    await waitFor(() => expect(document.activeElement).toBe(find('[data-act=hide-hour]')));
    const press = (key: string): unknown => fireEvent.keyDown(document.activeElement!, { key });
    press('ArrowUp');
    expect(document.activeElement).toBe(find('[data-act=options]'));
    press('ArrowDown');
    press('ArrowDown');
    expect(document.activeElement).toBe(find('[data-act=mute-site]'));
    press('End');
    expect(document.activeElement).toBe(find('[data-act=options]'));
  });
});

describe('the focus', () => {
  it('is left alone when the panel opens', () => {
    find('input').focus();
    render(panel());
    expect(document.activeElement).toBe(find('input'));
  });

  it('moves to what replaced the pressed control', () => {
    const { rerender } = render(panel());
    find('[data-act=collapse]').focus();
    find('[data-act=collapse]').click();
    rerender(panel(true));
    expect(document.activeElement).toBe(find('[data-act=expand]'));
    find('[data-act=expand]').click();
    rerender(panel());
    expect(document.activeElement).toBe(find('[data-act=collapse]'));
  });
});
