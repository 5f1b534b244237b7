// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { spokenAt, spokenOnChange, spokenOnOpen } from '../../src/panel/spoken.ts';
import { speakEnglish } from './fake-i18n.ts';
import { viewWith } from './views.ts';

beforeEach(() => speakEnglish());

describe('spoken', () => {
  it('on open: the headline, whose fault, and what happens next', () => {
    expect(spokenOnOpen(viewWith(), 'Trying again in 8 s')).toBe(
      'shop.example isn’t answering. It’s the site’s problem, not yours. Trying again in 8 s',
    );
  });

  it('at 60, 30 and 10 seconds, and not in between', () => {
    expect([61, 60, 30, 11, 10, 9, undefined].map((seconds) => spokenAt(seconds) !== undefined)).toEqual([
      false,
      true,
      true,
      false,
      true,
      false,
      false,
    ]);
  });

  it('when a try begins, ends, or a step has its result', () => {
    const trying = viewWith({ phase: 'trying' });
    expect(spokenOnChange(viewWith(), trying)).toBe('Trying now.');
    expect(spokenOnChange(trying, viewWith())).toBe('Still no answer.');
    expect(spokenOnChange(viewWith(), viewWith({ phase: 'idle' }))).toBe('Stopped trying.');
    const device = (result: 'running' | 'failed') => viewWith({ steps: [{ id: 'other-device', place: 'worth', result }] });
    expect(spokenOnChange(device('running'), device('failed'))).toBe('Try another browser or device: didn’t help.');
  });

  it('nothing when nothing changed', () => {
    expect(spokenOnChange(viewWith(), viewWith())).toBeUndefined();
  });
});
