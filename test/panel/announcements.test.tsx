// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { announceAt, announceOnChange, announceOnOpen } from '../../src/panel/announcements.ts';
import { speakEnglish } from '../ui/fake-i18n.ts';
import { viewWith } from './views.ts';

beforeEach(() => speakEnglish());

describe('screen readers announce', () => {
  it('the headline, the side at fault and the next step when the panel opens', () => {
    expect(announceOnOpen(viewWith(), 'Trying again in 8 s')).toBe(
      'shop.example isn’t answering. It’s the site’s problem, not yours. Trying again in 8 s',
    );
  });

  it('the countdown at 60, 30 and 10 seconds, and not in between', () => {
    expect([61, 60, 30, 11, 10, 9, undefined].map((seconds) => announceAt(seconds) !== undefined)).toEqual([
      false,
      true,
      true,
      false,
      true,
      false,
      false,
    ]);
  });

  it('the start and end of a try, and the result of a step', () => {
    const trying = viewWith({ phase: 'trying' });
    expect(announceOnChange(viewWith(), trying)).toBe('Trying now.');
    expect(announceOnChange(trying, viewWith())).toBe('Still no answer.');
    expect(announceOnChange(viewWith(), viewWith({ phase: 'idle' }))).toBe('Stopped trying.');
    const device = (result: 'running' | 'failed') => viewWith({ steps: [{ id: 'other-device', section: 'worth', result }] });
    expect(announceOnChange(device('running'), device('failed'))).toBe('Try another browser or device: didn’t help.');
  });

  it('nothing if nothing changed', () => {
    expect(announceOnChange(viewWith(), viewWith())).toBeUndefined();
  });
});
