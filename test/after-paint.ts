/** Preact runs the effects of a late render after 35 ms. A page that is removed before then would fail with no test to point at. */
import { afterAll } from 'vitest';

const effectsRun = 100;

afterAll(async () => {
  if ('document' in globalThis) await new Promise((done) => setTimeout(done, effectsRun));
});
