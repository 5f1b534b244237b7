import { beforeEach, describe, expect, it } from 'vitest';
import { days } from '../../src/popup/days.ts';
import { marks, summary, within } from '../../src/popup/timeline-marks.ts';
import { speakEnglish } from '../ui/fake-i18n.ts';
import { past } from './incidents.ts';

const now = new Date(2026, 0, 15, 18).getTime();
const hour = 3_600_000;

beforeEach(() => speakEnglish());

describe('the strip', () => {
  it('cuts an incident at the start of the period', () => {
    const [mark] = marks([past({ from: now - 30 * hour, to: now - 12 * hour })], '24h', now);
    expect([mark!.at, mark!.long]).toEqual([0, 50]);
  });

  it('leaves out incidents that ended before', () => {
    expect(within([past({ from: now - 30 * hour, to: now - 29 * hour })], '24h', now)).toEqual([]);
  });

  it('draws an open incident until now', () => {
    const { to: _, ...open } = past({ from: now - 6 * hour, outcome: 'open' });
    expect(marks([open], '24h', now)[0]).toMatchObject({ at: 75, long: 25 });
  });
});

describe('the summary', () => {
  it('counts failures and sites, and names the longest', () => {
    const three = [past({ from: now - hour, to: now }), past({ from: now - 2 * hour }), past({ host: 'b.example', from: now - 2 * hour })];
    expect(summary(three, now)).toEqual({ count: '3 failures on 2 sites', longest: 'Longest: 1\u00a0hr' });
    expect(summary(three.slice(0, 2), now).count).toBe('2 failures on one site');
    expect(summary(three.slice(0, 1), now).count).toBe('1 failure');
    expect(summary([], now)).toEqual({ count: 'No failures' });
  });
});

describe('rows', () => {
  it('are grouped under today, yesterday or their date', () => {
    const at = (time: number) => past({ id: String(time), from: time });
    expect(days([at(now - hour), at(now - 24 * hour), at(now - 72 * hour)], now).map(({ name }) => name)).toEqual([
      'Today',
      'Yesterday',
      'Monday 12 January',
    ]);
  });
});
