/** A page without automatic retries. */
import { sleep, until } from '../browsers/deadline.ts';
import type { Tab } from '../browsers/index.ts';

/** A probe that has just started has reached the server by then. */
const probeArrives = 300;

/** Stops the probes: no more requests, and the panel does not move under the next click. */
export async function stopProbes(tab: Tab): Promise<void> {
  // During a probe there is nothing to stop, and the panel ignores a click right after it, so the click is repeated.
  for (let clicks = 0; clicks < 3; clicks += 1) {
    await tab.click('stop');
    const panel = await until(
      3000,
      () => tab.panelOnce(),
      (now) => now?.phase === 'idle',
    );
    if (panel?.phase !== 'idle') continue;
    await sleep(probeArrives);
    return;
  }
  throw new Error('the probes go on');
}
