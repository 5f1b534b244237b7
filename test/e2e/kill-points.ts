/** The points of an extension test at which a browser is killed. */

/** The point at which the browser is killed. */
export interface Point {
  /** The phase of the test. `wait` counts from the click, from all off, from the click on restore, or from all on. */
  readonly stage: 'switching off' | 'off' | 'putting back' | 'back on';
  readonly wait: number;
  /** How long the extensions are off before the person restores them; only in the last two stages. */
  readonly off: number;
  /** `hangs`: the first load of the test never ends. `slow`: each load takes seconds, so the test goes on. */
  readonly page: 'hangs' | 'slow';
}

/** Points spread over the whole test, each at a random time: eight of ten are 15 s or more after all are off. */
export function randomPoints(count: number, random: () => number): Point[] {
  const between = (low: number, high: number): number => Math.round(low + random() * (high - low));
  const whileOff = (low: number, high: number): Point => ({
    stage: 'off',
    wait: between(low, high),
    off: 0,
    page: random() < 0.5 ? 'hangs' : 'slow',
  });
  return Array.from({ length: count }, (_, index): Point => {
    const part = index % 20;
    if (part < 2) return { stage: 'switching off', wait: between(0, 600), off: 0, page: 'slow' };
    if (part < 4) return whileOff(0, 15_000);
    if (part < 13) return whileOff(15_000, 25_000);
    const off = between(15_000, 20_000);
    if (part < 17) return { stage: 'putting back', wait: between(0, 3000), off, page: 'hangs' };
    return { stage: 'back on', wait: between(0, 12_000), off, page: 'hangs' };
  });
}
