/** Every request to a browser has a timeout. */

export const sleep = (ms: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, ms);
  });

/** The promise's value, or a failure that names what took too long. */
export function within<T>(ms: number, what: string, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      fail(new Error(`${what}: nothing within ${String(ms)} ms`));
    }, ms);
  });
  return Promise.race([promise, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** Reads until a value is good or the time is up; returns the last value, which the caller has to look at. */
export async function until<T>(ms: number, read: () => Promise<T>, good: (value: T) => boolean, pause = 25): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const value = await read();
    if (good(value) || Date.now() >= end) return value;
    await sleep(pause);
  }
}

/** Reads until a value is good and returns it; if the time is up before, it fails with the last value. */
export async function waitUntil<T>(ms: number, read: () => Promise<T>, good: (value: T) => boolean, pause?: number): Promise<T> {
  const value = await until(ms, read, good, pause);
  if (!good(value)) throw new Error(`after ${String(ms)} ms it is still ${JSON.stringify(value) ?? 'undefined'}`);
  return value;
}
