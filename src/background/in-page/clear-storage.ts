/** Runs in the page: clears and counts the data its site has saved in exactly this origin, partition, container and kind of window. */

/** The count of each kind; undefined if the page has no such storage. */
export interface SavedData {
  readonly keys?: number;
  readonly databases?: number;
  readonly caches?: number;
  readonly workers?: number;
}

/** The kinds to clear; if empty, the data is only counted. */
export type Kinds = readonly (keyof SavedData)[];

/**
 * Self-contained, for `scripting.executeScript({ func })`: clears these kinds and counts what is left. `browsingData` covers no private
 * windows or partitions in either browser, and in Firefox cannot distinguish ports; the page itself can.
 */
export async function clearAndCount(kinds: Kinds): Promise<SavedData> {
  const patience = 3_000;
  const counted: { -readonly [K in keyof SavedData]: number } = {};
  // In a sandboxed page every access throws; an insecure context has no service workers and no caches.
  const attempt = async (kind: keyof SavedData, count: () => number | Promise<number>, clear: () => unknown): Promise<void> => {
    try {
      if ((await count()) > 0 && kinds.includes(kind)) await clear();
      counted[kind] = await count();
    } catch {
      delete counted[kind];
    }
  };
  const drop = (name: string): Promise<void> =>
    new Promise((done) => {
      const request = indexedDB.deleteDatabase(name);
      request.onsuccess = () => done();
      request.onerror = () => done();
      setTimeout(done, patience); // another tab may hold it open
    });
  await attempt(
    'keys',
    () => localStorage.length,
    () => localStorage.clear(),
  );
  await attempt(
    'databases',
    async () => (await indexedDB.databases()).length,
    async () => {
      for (const { name } of await indexedDB.databases()) if (name !== undefined) await drop(name);
    },
  );
  await attempt(
    'workers',
    async () => (await navigator.serviceWorker.getRegistrations()).length,
    async () => {
      for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
    },
  );
  await attempt(
    'caches',
    async () => (await caches.keys()).length,
    async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    },
  );
  return counted;
}
