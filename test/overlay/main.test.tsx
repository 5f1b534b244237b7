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
/** Preact runs the effects of a late render 35 ms afterwards; what they say is said to the page they belong to. */
const effectsRun = 100;
afterEach(async () => {
  await new Promise((done) => setTimeout(done, effectsRun));
  closePage();
});

const said = (type: FromPanel['type']): FromPanel[] => page.said.filter((request) => request.type === type);

describe('the token', () => {
  test('without one this is another document: nothing is asked, nothing drawn', async () => {
    await putIn();
    expect(page.said).toEqual([]);
    expect(panels()).toEqual([]);
  });

  test('with one the page is read, and what the background says is drawn', async () => {
    document.body.append('502 Bad Gateway');
    await putIn(1_000);
    await vi.waitFor(() => expect(sectionIn(panels()[0])?.dataset['status']).toBe('502'));
    expect(page.said).toMatchObject([{ type: 'panel-ready', startedAt: 1_000, text: expect.stringContaining('502 Bad Gateway') }]);
  });

  test('the script put in twice with the same token is there once', async () => {
    await putIn(1_000);
    await putIn(1_000);
    expect(said('panel-ready')).toHaveLength(1);
    expect(panels()).toHaveLength(1);
  });

  test('put in again with the token of a newer answer, the panel that is there follows it', async () => {
    await putIn(1_000);
    await putIn(2_000);
    expect(said('panel-ready')).toMatchObject([{ startedAt: 1_000 }, { startedAt: 2_000 }]);
    expect(panels()).toHaveLength(1);
    fireEvent(window, new Event('pagehide'));
    expect(said('leaving')).toEqual([{ type: 'leaving', startedAt: 2_000 }]);
  });

  test('where the background wants nothing shown, nothing is', async () => {
    page.answers = () => null;
    await putIn(1_000);
    expect(panels()).toEqual([]);
  });
});

describe('the view', () => {
  test('null takes the panel away, and a later view brings it back', async () => {
    await putIn(1_000);
    page.tell(1_000, null);
    expect(panels()).toEqual([]);
    page.tell(1_000, viewWith({ status: 503 }));
    expect(sectionIn(panels()[0])?.dataset['status']).toBe('503');
  });

  test('what is told before the first question is answered is newer than the answer', async () => {
    let answer: (view: PanelView | null) => void = () => undefined;
    page.answers = () => new Promise((done) => (answer = done));
    await putIn(1_000);
    page.tell(1_000, viewWith({ status: 503 }));
    expect(sectionIn(panels()[0])?.dataset['status']).toBe('503');
    answer(viewWith({ status: 502 }));
    await new Promise((done) => setTimeout(done));
    expect(sectionIn(panels()[0])?.dataset['status']).toBe('503');
  });

  test('what is told about another document is not for this one', async () => {
    await putIn(1_000);
    page.tell(999, null);
    page.tell(2_000, viewWith({ status: 503 }));
    expect(sectionIn(panels()[0])?.dataset['status']).toBe('502');
  });

  test('another extension cannot tell anything', async () => {
    await putIn(1_000);
    page.tell(1_000, null, 'other');
    expect(panels()).toHaveLength(1);
  });

  describe('a choice', () => {
    // jsdom makes no click that counts as a person's.
    const letClicksCount = (allows: boolean): void => {
      vi.doMock('../../src/ui/click-guard.ts', () => ({ createClickGuard: () => ({ moved() {}, allows: () => allows }) }));
    };
    const retry = (): HTMLElement => panels()[0]!.shadowRoot!.querySelector<HTMLElement>('[data-act="retry"]')!;
    afterEach(() => vi.doUnmock('../../src/ui/click-guard.ts'));

    test('is told as a verb, and names no tab', async () => {
      letClicksCount(true);
      await putIn(1_000);
      fireEvent.click(retry());
      expect(said('choose')).toEqual([{ type: 'choose', action: 'retry' }]);
    });

    test('that the page itself makes is none', async () => {
      await putIn(1_000);
      fireEvent.click(retry());
      retry().click();
      expect(said('choose')).toEqual([]);
    });

    test('in a panel that outlived its extension takes the panel away', async () => {
      letClicksCount(true);
      await putIn(1_000);
      page.orphan();
      fireEvent.click(retry());
      await vi.waitFor(() => expect(panels()).toEqual([]));
    });
  });
});

describe('what the background hears of', () => {
  test('the page goes away', async () => {
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

  test('the person is in the panel, and no longer is', async () => {
    await putIn(1_000);
    for (const type of ['focusin', 'focusout']) panels()[0]?.dispatchEvent(new FocusEvent(type, { bubbles: true, composed: true }));
    expect(said('busy')).toMatchObject([{ busy: true }, { busy: false }]);
  });

  test('the page is seen again, or online again; not while it is hidden', async () => {
    // No countdown: its end says the same.
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

  test('the very document comes back from the back-forward cache', async () => {
    await putIn(1_000);
    page.answers = () => null;
    fireEvent(window, Object.assign(new Event('pageshow'), { persisted: true }));
    await vi.waitFor(() => expect(panels()).toEqual([]));
    expect(said('panel-returned')).toMatchObject([{ startedAt: 1_000, status: 502, form: false }]);
  });

  test('a page that is only shown did not come back', async () => {
    await putIn(1_000);
    fireEvent(window, Object.assign(new Event('pageshow'), { persisted: false }));
    expect(said('panel-returned')).toEqual([]);
  });

  test('the page throws the panel out again and again', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    try {
      await putIn(1_000);
      for (let thrown = 0; thrown < 10; thrown += 1) {
        for (const host of panels()) host.remove();
        await vi.advanceTimersByTimeAsync(2_000);
      }
      expect(said('panel-removed')).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });
});
