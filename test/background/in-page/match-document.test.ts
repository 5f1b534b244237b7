import { afterEach, expect, it, vi } from 'vitest';
import { matchDocument } from '../../../src/background/in-page/match-document.ts';

/** A document's clocks: the wall clock, and one that starts with the document and stops while the computer sleeps. */
interface Clocks {
  readonly wall: number;
  readonly sinceDocument: number;
  readonly answeredAt: number;
  readonly status?: number;
  readonly root?: object | null;
}

function standIn({ wall, sinceDocument, answeredAt, status = 502, root = {} }: Clocks): void {
  vi.stubGlobal('performance', {
    timeOrigin: 1, // not used: see below
    now: () => sinceDocument,
    getEntriesByType: () => [{ responseStatus: status, responseStart: answeredAt }],
  });
  vi.stubGlobal('document', { documentElement: root });
  vi.spyOn(Date, 'now').mockReturnValue(wall);
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const hours = 3_600_000;

it.each([
  ['the response to this request', { wall: 10_100, sinceDocument: 95, answeredAt: 40 }, 10_000, 'stands'],
  ['the clocks of two processes differ a little', { wall: 10_100, sinceDocument: 120, answeredAt: 5 }, 10_000, 'stands'],
  [
    'a late body: the response came long before the document could be checked',
    { wall: 13_000, sinceDocument: 2_990, answeredAt: 20 },
    10_000,
    'stands',
  ],
  ['a document that failed before this request', { wall: 10_100, sinceDocument: 9_000, answeredAt: 50 }, 10_000, 'older'],
  ['a reload: the previous document failed a moment ago', { wall: 10_010, sinceDocument: 200, answeredAt: 50 }, 10_000, 'older'],
  [
    'a document from before a night’s sleep, and a reload after it',
    { wall: 8 * hours, sinceDocument: 60_000, answeredAt: 50 },
    8 * hours - 30,
    'older',
  ],
  ['another status', { wall: 10_100, sinceDocument: 95, answeredAt: 40, status: 200 }, 10_000, 'other'],
  ['no root element yet', { wall: 10_100, sinceDocument: 95, answeredAt: 40, root: null }, 10_000, 'unborn'],
] as const)('%s', (_, clocks, startedAt, standing) => {
  standIn(clocks);
  expect(matchDocument(502, startedAt)).toBe(standing);
});

it('after the computer slept, the time origin of an old process lags behind and is not used', () => {
  standIn({ wall: 8 * hours, sinceDocument: 60, answeredAt: 20 });
  expect(performance.timeOrigin).toBeLessThan(8 * hours - 100);
  expect(matchDocument(502, 8 * hours - 50)).toBe('stands');
});
