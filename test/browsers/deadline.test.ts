import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { until, waitUntil } from './deadline.ts';

const counting = (): (() => Promise<number>) => {
  let reads = 0;
  return () => Promise.resolve((reads += 1));
};

describe('waiting for a value', () => {
  it('ends with the first good one', async () => {
    expect(await until(1000, counting(), (reads) => reads === 3, 1)).toBe(3);
    expect(await waitUntil(1000, counting(), (reads) => reads === 3, 1)).toBe(3);
  });
  it('in vain ends with the last one, or fails and names it', async () => {
    expect(await until(0, counting(), () => false)).toBe(1);
    await expect(waitUntil(0, counting(), () => false)).rejects.toThrow('after 0 ms it is still 1');
  });
});

/** What a wait whose result nobody looks at has above it, if that is meant. */
const meant = 'or not at all';
const root = resolve(import.meta.dirname, '../..');
const files = ['test/browsers', 'test/e2e', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`),
);

it('no wait passes in silence when its time is up', () => {
  expect(files).toContain('test/e2e/retry.e2e.ts');
  for (const file of files) {
    const lines = readFileSync(join(root, file), 'utf8').split('\n');
    const unseen = lines.filter((line, at) => /^\s*await until\(/u.test(line) && !isMeant(lines, at) && !isArgument(lines, at));
    expect(unseen, `${file}: look at the result, use waitUntil, or say “${meant}” above it`).toEqual([]);
  }
});

const isMeant = (lines: readonly string[], at: number): boolean => {
  const above = lines[at - 1]?.trim() ?? '';
  return above.startsWith('//') && above.includes(meant);
};
/** `expect(` and the wait below it. */
const isArgument = (lines: readonly string[], at: number): boolean => lines[at - 1]?.endsWith('(') === true;
