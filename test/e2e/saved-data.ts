/** What a page saves in its own origin besides cookies. */
import type { Tab } from '../browsers/index.ts';

/** Two items saved in this page's origin. */
export async function saveData(tab: Tab): Promise<void> {
  await tab.evaluate(
    () =>
      new Promise<void>((done, failed) => {
        localStorage.setItem('draft', 'x');
        const request = indexedDB.open('basket');
        request.onupgradeneeded = () => request.result.createObjectStore('things');
        request.onsuccess = () => {
          request.result.close();
          done();
        };
        request.onerror = () => failed(new Error('no database'));
      }),
  );
}

/** How many items are in its storage, and how many databases it has. */
export const saved = async (tab: Tab): Promise<readonly number[]> =>
  tab.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]);
