/** Other extensions that really break a page, and what the extension test makes of them. FULL=1 tries sixteen others, and each number more often. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sleep, until } from '../browsers/deadline.ts';
import type { Tab } from '../browsers/index.ts';
import { extensionProcesses } from './crashing-extension.ts';
import { without } from './each-browser.ts';
import { openTrials, type Outcome, type Trials } from './extension-trials.ts';

const full = process.env['FULL'] === '1';

type Guilt = 'none' | 'proxy' | 'header' | 'both';

/** How many others are on, and who of them breaks the page; with none the shop itself is down. */
const short: readonly (readonly [others: number, guilt: Guilt])[] = [
  [1, 'header'],
  [2, 'both'],
  [7, 'none'],
  [7, 'proxy'],
];
const everything = [1, 2, 7, 16].flatMap((others) =>
  (['none', 'proxy', 'header', 'both'] as const).filter((guilt) => others > 1 || guilt !== 'both').map((guilt) => [others, guilt] as const),
);

describe.skipIf(without.has('chromium'))('chromium', () => {
  let trials: Trials;
  beforeAll(async () => {
    trials = await openTrials(full ? 16 : 7);
  });
  afterAll(async () => {
    await trials.close();
  });
  afterEach(() => {
    trials.shop.down = false;
    trials.during = () => Promise.resolve();
  });

  const guiltyOnes = (guilt: Guilt): string[] => {
    const { byHeader, byProxy } = trials.culprits;
    return { none: [], proxy: [byProxy], header: [byHeader], both: [byHeader, byProxy] }[guilt];
  };
  const some = (others: number, guilt: Guilt): string[] =>
    [...guiltyOnes(guilt), ...trials.harmless].slice(0, others).sort((a, b) => a.localeCompare(b));

  it('a proxy that fails and a header that is taken away break the page, each alone and both together; nothing else does', async () => {
    const tab = await trials.browser.newTab();
    const answers: string[] = [];
    for (const guilt of ['proxy', 'header', 'both', 'none'] as const) {
      await trials.arrange([...guiltyOnes(guilt), ...trials.harmless]);
      await tab.goto(trials.shop.url(`/with-${guilt}`));
      const [load] = await until(
        20_000,
        () => Promise.resolve(trials.shop.loadsOf(`/with-${guilt}`)),
        ({ length }) => length > 0,
      );
      answers.push(`${guilt}: ${String(load?.status)} from the ${load?.by ?? ''}`);
    }
    await tab.close();
    expect(answers).toEqual([
      'proxy: 502 from the proxy',
      'header: 502 from the shop',
      'both: 502 from the proxy',
      'none: 200 from the shop',
    ]);
  });

  it.each(full ? everything : short)(
    '%i others, guilty: %s. The right ones are named, after few loads, and all are on again',
    { timeout: 180_000 },
    async (others, guilt) => {
      const names = some(others, guilt);
      trials.shop.down = guilt === 'none';
      const outcome = await trials.run(names);
      console.log(`| ${String(others)} | ${guilt} | ${String(outcome.loads.length)} | ${String(most(others))} | ${story(outcome)} |`);
      expect(outcome.on).toEqual(names);
      expect(outcome.loads.length).toBeLessThanOrEqual(most(others));
      expect(accused(outcome, names)).toEqual(guiltyOnes(guilt));
      if (guilt === 'none') expect(outcome).toMatchObject({ result: 'failed', text: expect.stringContaining(says.notTheCause) as string });
      else expect(unproved(outcome, guiltyOnes(guilt))).toEqual([]);
    },
  );

  it.each([
    ['before the test has loaded anything', 2, []],
    ['after it failed once more in the middle', 4, [2]],
    ...(full
      ? ([
          ['before the test has loaded anything', 16, []],
          ['after it failed at the third load', 7, [3]],
          ['after it failed at the fourth load', 7, [4]],
          ['after it failed at three loads', 16, [3, 4, 5]],
        ] as const)
      : []),
  ] as const)('a site that gets well by itself %s accuses none of %i', { timeout: 180_000 }, async (_, others, downAt) => {
    trials.shop.down = true;
    // Asked about the load before: what the person loaded is the first of the page, and the first of the test comes after it.
    trials.during = (_load, times) => {
      trials.shop.down = (downAt as readonly number[]).includes(times);
      return Promise.resolve();
    };
    const names = some(others, 'none');
    const outcome = await trials.run(names);
    console.log(story(outcome));
    expect(outcome.loads.map(({ status }) => status === 502)).toEqual(
      outcome.loads.map((__, at) => (downAt as readonly number[]).includes(at + 1)),
    );
    expect(accused(outcome, names)).toEqual([]);
    expect(outcome.on).toEqual(names);
    expect(outcome.loads.length).toBeLessThanOrEqual(most(others));
    expect(outcome.text).toContain(downAt.length === 0 ? says.recovered : says.unclear);
  });

  it('whoever clicks twice, and begins in a second tab as well, has one test; what it found is left off and put on again by click', async () => {
    const names = some(2, 'header');
    await trials.arrange(names);
    // Slow enough for all that is clicked meanwhile.
    trials.during = (_load, times) => sleep(times === 1 ? 0 : 1500);
    const [first, second] = [await trials.failingTab(), await trials.failingTab()];
    const since = Date.now();
    const clicks = await Promise.allSettled([first, first, second, second].map(({ tab }) => tab.click('extensions')));
    // The last may find that the test is on already.
    expect(clicks.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(1);
    const began = await until(
      60_000,
      () => Promise.resolve([first, second].filter(({ path }) => trials.shop.loadsOf(path).length > 1)),
      ({ length }) => length > 0,
    );
    const [one] = began;
    if (!one) throw new Error('no test began');
    const outcome = await trials.outcome(one, since);
    expect([first, second].filter(({ path }) => trials.shop.loadsOf(path).length > 1)).toEqual([one]);
    expect(accused(outcome, names)).toEqual([trials.culprits.byHeader]);
    expect(outcome.loads.length).toBeLessThanOrEqual(most(names.length));
    expect(outcome.on).toEqual(names);

    trials.during = () => Promise.resolve();
    await twice(one.tab, 'leave-off');
    const isWell = (): Promise<boolean> => Promise.resolve(trials.shop.loadsOf(one.path).at(-1)?.status === 200);
    expect(await until(20_000, isWell, Boolean)).toBe(true);
    expect(await trials.on()).toEqual(names.filter((name) => name !== trials.culprits.byHeader));
    const popup = await trials.browser.openPage(`src/popup/index.html?tab=${String(one.tab.id)}`);
    await twice(popup, 'keep-on');
    expect(await until(20_000, () => trials.on(), same(names))).toEqual(names);
    for (const tab of [popup, first.tab, second.tab]) await tab.close();
  });

  it.each(['the tab is closed', 'everything is put back by click'] as const)(
    '%s in the middle of the test: exactly the earlier ones are on, and nobody is accused',
    async (how) => {
      const names = some(7, 'proxy');
      await trials.arrange(names);
      let middle = (): void => undefined;
      const inTheMiddle = new Promise<void>((done) => {
        middle = done;
      });
      // The third load is the second of the test, and never answered.
      trials.during = (_load, times) => (times < 3 ? Promise.resolve() : (middle(), new Promise(() => undefined)));
      const { tab } = await trials.failingTab();
      await tab.click('extensions');
      await inTheMiddle;
      expect(await trials.on()).not.toEqual(names);
      if (how === 'the tab is closed') await tab.close();
      // Nothing outside reaches into a page while the next one loads; a person could use the popup as well.
      const popup = await trials.browser.openPage(`src/popup/index.html?tab=${String(tab.id)}`);
      if (how !== 'the tab is closed') await twice(popup, 'restore-extensions');
      expect(await until(30_000, () => trials.on(), same(names))).toEqual(names);
      await sleep(1000);
      expect((await popup.panelOnce())?.results['extensions']).not.toBe('helped');
      await popup.close();
      await tab.close();
      await sleep(1000);
      expect(await trials.on()).toEqual(names);
    },
  );

  it.runIf(full)('an extension that crashes in the middle of the test is put back as well', { timeout: 120_000 }, async () => {
    const { browser, fragile, culprits, harmless } = trials;
    // Without a worker of their own: the only processes are then ours and the fragile one's.
    const still = [culprits.byHeader, harmless[0] ?? '', harmless[3] ?? ''];
    await trials.arrange(still);
    const ours = await until(
      10_000,
      () => Promise.resolve(extensionProcesses(browser)),
      ({ length }) => length === 1,
      100,
    );
    const names = [...still, fragile].sort((a, b) => a.localeCompare(b));
    await trials.arrange(names);
    let killed = 0;
    trials.during = async ({ on }, times) => {
      if (times === 1 || killed > 0 || !on.includes(fragile)) return;
      const its = extensionProcesses(browser).filter((pid) => !ours.includes(pid));
      for (const pid of its) process.kill(pid, 'SIGKILL');
      killed = its.length;
      await until(
        5000,
        () => trials.on(),
        (now) => !now.includes(fragile),
      );
    };
    const outcome = await trials.run(names);
    console.log(`crashed in the middle: ${story(outcome)}; then on: ${outcome.on.join(' ')}; ${outcome.text.slice(0, 600)}`);
    expect(killed).toBeGreaterThan(0);
    expect(outcome.on).toEqual(names);
    expect(accused(outcome, [fragile, ...harmless])).toEqual([]);
    expect(['failed', 'helped']).toContain(outcome.result);
  });
});

const same =
  (names: readonly string[]) =>
  (now: readonly string[]): boolean =>
    String(now) === String(names);

/** What the first click took away is not waited for by the second. */
const orGoneWithin = 2500;

/** Two clicks, the second of them on whatever stands there by then. */
async function twice(tab: Tab, act: string): Promise<void> {
  const clicks = await Promise.allSettled([tab.click(act), tab.click(act, orGoneWithin)]);
  if (clicks.every(({ status }) => status === 'rejected')) throw new Error(`“${act}” could not be clicked`);
}

const says = {
  notTheCause: 'fails with all of them off too',
  recovered: 'it came back by itself',
  unclear: 'No clear result',
};

/** So many loads the test may take at most. */
const most = (others: number): number => Math.floor(2 + 2 * Math.log2(others) + 1e-9);

/** Who is named as guilty. */
const accused = ({ text, result }: Outcome, names: readonly string[]): string[] =>
  result === 'helped' ? names.filter((name) => new RegExp(`${name}[^.]*break`, 'u').test(text)) : [];

/** What the server has not seen of what has to be seen before these are accused: on again fails, off works. */
function unproved({ loads }: Outcome, culprits: readonly string[]): string[] {
  const worked = loads.findIndex(({ status, on }) => status === 200 && culprits.every((name) => !on.includes(name)));
  if (worked < 0) return ['off works'];
  const failedLater = loads.slice(worked).some(({ status, on }) => status === 502 && culprits.some((name) => on.includes(name)));
  return failedLater ? [] : ['on again fails'];
}

const story = ({ loads }: Outcome): string => loads.map(({ status, on }) => `${String(on.length)} on: ${String(status)}`).join(', ');
