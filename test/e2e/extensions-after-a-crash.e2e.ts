import { describe, expect, it } from 'vitest';
import { without } from './each-browser.ts';
import { killAt } from './kill-trials.ts';

// Only root may write a policy. `npm run e2e:kills` is the long form.
describe.skipIf(without.has('chromium') || process.getuid?.() !== 0)('chromium', () => {
  it(
    'killed in the middle of the extension test: the next start restores exactly the extensions that were on',
    { timeout: 180_000 },
    async () => {
      const all = await killAt(
        [
          { stage: 'off', wait: 15_000, off: 0, page: 'slow' },
          { stage: 'putting back', wait: 200, off: 15_000, page: 'hangs' },
          { stage: 'back on', wait: 3000, off: 12_000, page: 'hangs' },
        ],
        3,
        (killed) => {
          console.log(JSON.stringify(killed));
        },
      );
      expect(all.map(({ wrong }) => wrong)).toEqual([undefined, undefined, undefined]);
      // If Chromium is killed before it has saved the switching, the extensions are on again anyway and the test proves nothing.
      expect(Math.max(...all.map(({ offOnDisk }) => offOnDisk))).toBeGreaterThan(0);
    },
  );
});
