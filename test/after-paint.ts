/** Preact runs the effects of a late render 35 ms afterwards: a page that is taken away before would fail with nobody to blame. */
import { afterAll } from 'vitest';

const effectsRun = 100;

afterAll(async () => {
  if ('document' in globalThis) await new Promise((done) => setTimeout(done, effectsRun));
});
