/** A page that only a person loads again. */
import { sleep, until } from '../browsers/deadline.ts';
import type { Tab } from '../browsers/index.ts';

/** A look that had just begun has been asked for by then. */
const lookArrives = 300;

/** Stops the automatic looks: nothing is asked for any more, and nothing moves the panel under the next click. */
export async function stopLooks(tab: Tab): Promise<void> {
  // While a look is under way there is nothing to stop, and a click that comes right after it does not count: whoever sees that clicks again.
  for (let clicks = 0; clicks < 3; clicks += 1) {
    await tab.click('stop');
    const look = await until(
      3000,
      () => tab.panelOnce(),
      (now) => now?.phase === 'idle',
    );
    if (look?.phase !== 'idle') continue;
    await sleep(lookArrives);
    return;
  }
  throw new Error('the looks go on');
}
