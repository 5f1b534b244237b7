/** The extension test with other extensions that really break a page. FULL=1 tries up to sixteen others, and each number more often. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { sleep, until } from '../browsers/deadline.ts';
import type { Tab } from '../browsers/index.ts';
import { extensionProcesses } from './crashing-extension.ts';
import { without } from './each-browser.ts';
import { openTrials, type Outcome, type Trials } from './extension-trials.ts';

const full = process.env['FULL'] === '1';

type Culprits = 'none' | 'proxy' | 'header' | 'both';

/** How many others are on, and which of them break the page; with none the shop itself is down. */
const short: readonly (readonly [others: number, which: Culprits])[] = [
  [1, 'header'],
  [2, 'both'],
  [7, 'none'],
  [7, 'proxy'],
];
const everything = [1, 2, 7, 16].flatMap((others) =>
  (['none', 'proxy', 'header', 'both'] as const).filter((which) => others > 1 || which !== 'both').map((which) => [others, which] as const),
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

  const culpritsOf = (which: Culprits): string[] => {
    const { byHeader, byProxy } = trials.culprits;
    return { none: [], proxy: [byProxy], header: [byHeader], both: [byHeader, byProxy] }[which];
  };
  const some = (others: number, which: Culprits): string[] =>
    [...culpritsOf(which), ...trials.harmless].slice(0, others).sort((a, b) => a.localeCompare(b));

  it('a failing proxy and a removed header break the page, each alone and both together; the other extensions do not', async () => {
    const tab = await trials.browser.newTab();
    const answers: string[] = [];
    for (const which of ['proxy', 'header', 'both', 'none'] as const) {
      await trials.arrange([...culpritsOf(which), ...trials.harmless]);
      await tab.goto(trials.shop.url(`/with-${which}`));
      const [load] = await until(
        20_000,
        () => Promise.resolve(trials.shop.loadsOf(`/with-${which}`)),
        ({ length }) => length > 0,
      );
      answers.push(`${which}: ${String(load?.status)} from the ${load?.by ?? ''}`);
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
    '%i others, culprits: %s. Exactly the culprits are named, after few loads, and all are on again',
    { timeout: 180_000 },
    async (others, which) => {
      const names = some(others, which);
      trials.shop.down = which === 'none';
      const outcome = await trials.run(names);
      console.log(`| ${String(others)} | ${which} | ${String(outcome.loads.length)} | ${String(most(others))} | ${story(outcome)} |`);
      expect(outcome.on).toEqual(names);
      expect(outcome.loads.length).toBeLessThanOrEqual(most(others));
      expect(named(outcome, names)).toEqual(culpritsOf(which));
      if (which === 'none') expect(outcome).toMatchObject({ result: 'failed', text: expect.stringContaining(says.notTheCause) as string });
      else expect(unproved(outcome, culpritsOf(which))).toEqual([]);
    },
  );

  it.each([
    ['before the first load of the test', 2, []],
    ['after it failed once more during the test', 4, [2]],
    ...(full
      ? ([
          ['before the first load of the test', 16, []],
          ['after it failed at the third load', 7, [3]],
          ['after it failed at the fourth load', 7, [4]],
          ['after it failed at three loads', 16, [3, 4, 5]],
        ] as const)
      : []),
  ] as const)('no culprit is named if the site recovers %s, with %i others', { timeout: 180_000 }, async (_, others, downAt) => {
    trials.shop.down = true;
    // Sets the status of the next load: load 1 is the person's, load 2 is the first of the test.
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
    expect(named(outcome, names)).toEqual([]);
    expect(outcome.on).toEqual(names);
    expect(outcome.loads.length).toBeLessThanOrEqual(most(others));
    expect(outcome.text).toContain(downAt.length === 0 ? says.recovered : says.unclear);
  });

  it('two clicks, also in a second tab, start one test; the culprit is left off and switched on again by click', async () => {
    const names = some(2, 'header');
    await trials.arrange(names);
    // Slow enough for all that is clicked meanwhile.
    trials.during = (_load, times) => sleep(times === 1 ? 0 : 1500);
    const [first, second] = [await trials.failingTab(), await trials.failingTab()];
    const since = Date.now();
    const clicks = await Promise.allSettled([first, first, second, second].map(({ tab }) => tab.click('extensions')));
    // The last click may find the test already running.
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
    expect(named(outcome, names)).toEqual([trials.culprits.byHeader]);
    expect(outcome.loads.length).toBeLessThanOrEqual(most(names.length));
    expect(outcome.on).toEqual(names);

    trials.during = () => Promise.resolve();
    await twice(one.tab, 'leave-off');
    const isHealthy = (): Promise<boolean> => Promise.resolve(trials.shop.loadsOf(one.path).at(-1)?.status === 200);
    expect(await until(20_000, isHealthy, Boolean)).toBe(true);
    expect(await trials.on()).toEqual(names.filter((name) => name !== trials.culprits.byHeader));
    const popup = await trials.browser.openPage(`src/popup/index.html?tab=${String(one.tab.id)}`);
    await twice(popup, 'keep-on');
    expect(await until(20_000, () => trials.on(), same(names))).toEqual(names);
    for (const tab of [popup, first.tab, second.tab]) await tab.close();
  });

  it.each(['the tab is closed', 'all are restored by click'] as const)(
    '%s in the middle of the test: exactly the extensions that were on are on, and no culprit is named',
    async (how) => {
      const names = some(7, 'proxy');
      await trials.arrange(names);
      let middle = (): void => undefined;
      const inTheMiddle = new Promise<void>((done) => {
        middle = done;
      });
      // The third load is the second of the test, and never gets a response.
      trials.during = (_load, times) => (times < 3 ? Promise.resolve() : (middle(), new Promise(() => undefined)));
      const { tab } = await trials.failingTab();
      await tab.click('extensions');
      await inTheMiddle;
      expect(await trials.on()).not.toEqual(names);
      if (how === 'the tab is closed') await tab.close();
      // The protocol cannot click in a page while the next one loads; a person could use the popup as well.
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

  it.runIf(full)('an extension that crashes in the middle of the test is restored as well', { timeout: 120_000 }, async () => {
    const { browser, fragile, culprits, harmless } = trials;
    // These have no worker, so the only extension processes are Comeback's and the fragile extension's.
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
    let onAfterCrash: readonly string[] = names;
    trials.during = async ({ on }, times) => {
      if (times === 1 || killed > 0 || !on.includes(fragile)) return;
      const its = extensionProcesses(browser).filter((pid) => !ours.includes(pid));
      for (const pid of its) process.kill(pid, 'SIGKILL');
      killed = its.length;
      onAfterCrash = await until(
        5000,
        () => trials.on(),
        (now) => !now.includes(fragile),
      );
    };
    const outcome = await trials.run(names);
    console.log(`crashed in the middle: ${story(outcome)}; then on: ${outcome.on.join(' ')}; ${outcome.text.slice(0, 600)}`);
    expect(killed).toBeGreaterThan(0);
    expect(onAfterCrash).not.toContain(fragile);
    expect(outcome.on).toEqual(names);
    expect(named(outcome, [fragile, ...harmless])).toEqual([]);
    expect(['failed', 'helped']).toContain(outcome.result);
  });
});

const same =
  (names: readonly string[]) =>
  (now: readonly string[]): boolean =>
    String(now) === String(names);

/** The second click does not wait for a control that the first one removed. */
const orGoneWithin = 2500;

/** Two clicks, the second on the control if it is still there. */
async function twice(tab: Tab, act: string): Promise<void> {
  const clicks = await Promise.allSettled([tab.click(act), tab.click(act, orGoneWithin)]);
  if (clicks.every(({ status }) => status === 'rejected')) throw new Error(`“${act}” could not be clicked`);
}

const says = {
  notTheCause: 'fails with all of them off too',
  recovered: 'it came back by itself',
  unclear: 'No clear result',
};

/** The most loads that the test may take. */
const most = (others: number): number => Math.floor(2 + 2 * Math.log2(others) + 1e-9);

/** The extensions that the panel names as culprits. */
const named = ({ text, result }: Outcome, names: readonly string[]): string[] =>
  result === 'helped' ? names.filter((name) => new RegExp(`${name}[^.]*break`, 'u').test(text)) : [];

/** The missing proofs against these culprits, as seen by the server: off works, on again fails. */
function unproved({ loads }: Outcome, culprits: readonly string[]): string[] {
  const worked = loads.findIndex(({ status, on }) => status === 200 && culprits.every((name) => !on.includes(name)));
  if (worked < 0) return ['off works'];
  const failedLater = loads.slice(worked).some(({ status, on }) => status === 502 && culprits.some((name) => on.includes(name)));
  return failedLater ? [] : ['on again fails'];
}

const story = ({ loads }: Outcome): string => loads.map(({ status, on }) => `${String(on.length)} on: ${String(status)}`).join(', ');
