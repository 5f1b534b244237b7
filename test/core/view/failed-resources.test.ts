import { expect, test } from 'vitest';
import { failedResources } from '../../../src/core/view/failed-resources.ts';

const parts = (...entries: [name: string, status: number][]) => entries.map(([name, status]) => ({ name, status }));

test('failed parts are counted by status and host, most first', () =>
  expect(
    failedResources(
      parts(
        ['https://api.example/a', 503],
        ['https://cdn.example/b', 502],
        ['https://api.example/c', 503],
        ['https://api.example/d', 200],
        ['https://hidden.example/e', 0],
      ),
    ),
  ).toEqual({
    count: 3,
    groups: [
      { status: 503, host: 'api.example', count: 2 },
      { status: 502, host: 'cdn.example', count: 1 },
    ],
  }));
test('a page whose parts all loaded has no report', () => expect(failedResources(parts(['https://a.example/', 200]))).toBeUndefined());
test('statuses that a site itself sends are not gateway failures', () =>
  expect(failedResources(parts(['https://a.example/', 404], ['https://a.example/b', 500]))).toBeUndefined());
test('a part that is requested repeatedly counts once', () =>
  expect(failedResources(parts(['https://a.example/poll', 503], ['https://a.example/poll', 503]))?.count).toBe(1));
test('a hundred failing hosts take few lines, and all are counted', () => {
  const many = failedResources(Array.from({ length: 100 }, (_, n) => ({ name: `https://h${n}.example/`, status: 502 })));
  expect([many?.count, many?.groups.length]).toEqual([100, 4]);
});
test('an entry without a valid address is ignored', () => expect(failedResources(parts(['not an address', 503]))).toBeUndefined());
