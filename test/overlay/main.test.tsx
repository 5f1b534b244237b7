// @vitest-environment jsdom
import { fireEvent } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PanelView } from '../../src/core/view/view.ts';
import { viewWith } from '../panel/views.ts';
import { closePage, openPage, panels, putIn, sectionIn, type FromPanel, type PageWithExtension } from './a-page.ts';

let page: PageWithExtension;
beforeEach(() => {
  page = openPage();
  page.answers = ({ type }) => (type === 'panel-ready' ? viewWith() : null);
});
/** Preact runs the effects of a late render after 35 ms. Waiting for them keeps their messages in the test they belong to. */
const effectsRun = 100;
afterEach(async () => {
  await new Promise((done) => setTimeout(done, effectsRun));
  closePage();
});

const said = (type: FromPanel['type']): FromPanel[] => page.said.filter((request) => request.type === type);

describe('the token', () => {
  test('is missing: this is another document, so nothing is sent or drawn', async () => {
    await putIn();
    expect(page.said).toEqual([]);
    expect(panels()).toEqual([]);
  });

  test('is present: the page is read, and the background’s view is drawn', async () => {
    document.body.append('502 Bad Gateway');
    await putIn(1_000);
    await vi.waitFor(() => expect(sectionIn(panels()[0])?.dataset['status']).toBe('502'));
    expect(page.said).toMatchObject([{ type: 'panel-ready', startedAt: 1_000, text: expect.stringContaining('502 Bad Gateway') }]);
  });

  test('the script injected twice with the same token runs once', async () => {
    await putIn(1_000);
    await putIn(1_000);
    expect(said('panel-ready')).toHaveLength(1);
    expect(panels()).toHaveLength(1);
  });

  test('the script injected again with a newer token updates the existing panel', async () => {
    await putIn(1_000);
    await putIn(2_000);
    expect(said('panel-ready')).toMatchObject([{ startedAt: 1_000 }, { startedAt: 2_000 }]);
    expect(panels()).toHaveLength(1);
    fireEvent(window, new Event('pagehide'));
    expect(said('leaving')).toEqual([{ type: 'leaving', startedAt: 2_000 }]);
  });

  test('nothing is shown if the background sends no view', async () => {
    page.answers = () => null;
    await putIn(1_000);
    expect(panels()).toEqual([]);
  });
});

describe('the view', () => {
  test('null removes the panel, and a later view shows it again', async () => {
    await putIn(1_000);
    page.send(1_000, null);
    expect(panels()).toEqual([]);
    page.send(1_000, viewWith({ status: 503 }));
    expect(sectionIn(panels()[0])?.dataset['status']).toBe('503');
  });

  test('a view that arrives before the reply to the first request replaces that reply', async () => {
    let answer: (view: PanelView | null) => void = () => undefined;
    page.answers = () => new Promise((done) => (answer = done));
    await putIn(1_000);
    page.send(1_000, viewWith({ status: 503 }));
    expect(sectionIn(panels()[0])?.dataset['status']).toBe('503');
    answer(viewWith({ status: 502 }));
    await new Promise((done) => setTimeout(done));
    expect(sectionIn(panels()[0])?.dataset['status']).toBe('503');
  });

  test('a view for another document is ignored', async () => {
    await putIn(1_000);
    page.send(999, null);
    page.send(2_000, viewWith({ status: 503 }));
    expect(sectionIn(panels()[0])?.dataset['status']).toBe('502');
  });

  test('a message of another extension is ignored', async () => {
    await putIn(1_000);
    page.send(1_000, null, 'other');
    expect(panels()).toHaveLength(1);
  });

  test.each([
    ['without a view', { type: 'view-changed', startedAt: 1_000 }],
    ['with a view that is none', { type: 'view-changed', startedAt: 1_000, view: 'gone' }],
    ['about a document that is no time', { type: 'view-changed', startedAt: '1000', view: null }],
    ['of another type', { type: 'popup-changed', startedAt: 1_000, view: null }],
    ['without a type', null],
  ])('a message %s is ignored', async (_, message) => {
    await putIn(1_000);
    page.receive(message);
    expect(sectionIn(panels()[0])?.dataset['status']).toBe('502');
  });

  describe('an action', () => {
    // jsdom has no trusted clicks.
    const letClicksCount = (allows: boolean): void => {
      vi.doMock('../../src/ui/click-guard.ts', () => ({ createClickGuard: () => ({ moved() {}, allows: () => allows }) }));
    };
    const retry = (): HTMLElement => panels()[0]!.shadowRoot!.querySelector<HTMLElement>('[data-act="retry"]')!;
    afterEach(() => vi.doUnmock('../../src/ui/click-guard.ts'));

    test('is sent by its name, without a tab', async () => {
      letClicksCount(true);
      await putIn(1_000);
      fireEvent.click(retry());
      expect(said('choose')).toEqual([{ type: 'choose', action: 'retry' }]);
    });

    test('is not sent for a click by the page’s script', async () => {
      await putIn(1_000);
      fireEvent.click(retry());
      retry().click();
      expect(said('choose')).toEqual([]);
    });

    test('in a panel that outlived its extension removes the panel', async () => {
      letClicksCount(true);
      await putIn(1_000);
      page.orphan();
      fireEvent.click(retry());
      await vi.waitFor(() => expect(panels()).toEqual([]));
    });
  });
});

describe('the background gets a message when', () => {
  test('the page unloads', async () => {
    await putIn(1_000);
    fireEvent(window, new Event('pagehide'));
    expect(said('leaving')).toEqual([{ type: 'leaving', startedAt: 1_000 }]);
  });

  test('the person types into the page, once', async () => {
    const field = document.body.appendChild(document.createElement('input'));
    await putIn(1_000);
    for (const value of ['a', 'ab']) fireEvent.input(field, { target: { value } });
    expect(said('busy')).toEqual([{ type: 'busy', startedAt: 1_000, busy: true }]);
  });

  test('the person starts and stops using the panel', async () => {
    await putIn(1_000);
    for (const type of ['focusin', 'focusout']) panels()[0]?.dispatchEvent(new FocusEvent(type, { bubbles: true, composed: true }));
    expect(said('busy')).toMatchObject([{ busy: true }, { busy: false }]);
  });

  test('the page is visible or online again, but not while it is hidden', async () => {
    // No countdown: its end sends the same message.
    page.answers = () => viewWith({ phase: 'idle', retry: { tries: 0 } });
    await putIn(1_000);
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    fireEvent(document, new Event('visibilitychange'));
    expect(said('due')).toEqual([]);
    visibility.mockReturnValue('visible');
    fireEvent(document, new Event('visibilitychange'));
    fireEvent(window, new Event('online'));
    expect(said('due')).toHaveLength(2);
  });

  test('the document comes back from the back-forward cache', async () => {
    await putIn(1_000);
    page.answers = () => null;
    fireEvent(window, Object.assign(new Event('pageshow'), { persisted: true }));
    await vi.waitFor(() => expect(panels()).toEqual([]));
    expect(said('panel-returned')).toMatchObject([{ startedAt: 1_000, status: 502, form: false }]);
  });

  test('not on the first pageshow of a document', async () => {
    await putIn(1_000);
    fireEvent(window, Object.assign(new Event('pageshow'), { persisted: false }));
    expect(said('panel-returned')).toEqual([]);
  });

  test('the page removes the panel again and again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    try {
      await putIn(1_000);
      for (let thrown = 0; thrown < 10; thrown += 1) {
        for (const host of panels()) host.remove();
        await vi.advanceTimersByTimeAsync(2_000);
      }
      expect(said('panel-removed')).toEqual([{ type: 'panel-removed', startedAt: 1_000 }]);
    } finally {
      vi.useRealTimers();
    }
  });
});
