/** A page that only a person loads again. */
import { sleep, until } from '../browsers/deadline.ts';
import type { Tab } from '../browsers/index.ts';

/** A look that had just begun has been asked for by then. */
const lookArrives = 300;

/** Stops the automatic looks: nothing is asked for any more, and nothing moves the panel under the next click. */
export async function stopLooks(tab: Tab): Promise<void> {
  await tab.click('stop');
  const look = await until(
    10_000,
    () => tab.panelOnce(),
    (now) => now?.phase === 'idle',
  );
  if (look?.phase !== 'idle') throw new Error(`the looks go on: ${look?.phase ?? 'no panel'}`);
  await sleep(lookArrives);
}
