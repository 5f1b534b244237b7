/**
 * `npm run e2e:full`: counts the panels shown in 200 mixed navigations and 40 empty bodies in each browser; `-- --write` saves the counts
 * to docs/measurements.md.
 */
import { launch } from '../test/browsers/index.ts';
import { builtFor } from '../test/e2e/built-for.ts';
import { countMixed, type Count, type Trial } from '../test/e2e/mixed-navigations.ts';
import { startServers } from '../test/e2e/servers.ts';
import { note } from './count/note.ts';

const navigations = 200;
const empties = 40;

const servers = await startServers();
if (servers.missing.length > 0) console.log(`without: ${servers.missing.join(', ')}`);
const lines: string[] = [];
let failed = false;
try {
  for (const name of ['chromium', 'firefox'] as const) {
    const browser = await launch(name, { extension: builtFor(name), hosts: ['shop.test'] });
    try {
      const count = await countMixed(browser, servers.list, navigations, empties);
      failed ||= count.wrong.length > 0 || count.trials.some(({ miss }) => miss !== undefined);
      lines.push(...tableOf(name, count));
    } finally {
      await browser.close();
    }
  }
} finally {
  await servers.stop();
}
console.log(lines.join('\n'));
if (process.argv.includes('--write')) await note('full count', lines);
process.exitCode = failed ? 1 : 0;

function tableOf(name: string, { trials, wrong, healthyPages, popupsByThemselves }: Count): string[] {
  const rows = [...new Set(trials.map(({ way }) => way))].map((way) => {
    const list = trials.filter((underTest) => underTest.way === way);
    const seen = list.filter(({ miss }) => miss === undefined);
    return `| ${way} | ${String(list.length)} | ${String(seen.length)} | ${String(quantile(seen, 0.5))} | ${String(quantile(seen, 0.95))} |`;
  });
  const misses = trials.filter(({ miss }) => miss !== undefined);
  return [
    `### ${name}`,
    '',
    '| way | navigations | panels | median ms | 95 % ms |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows,
    '',
    `${String(trials.length - misses.length)} of ${String(trials.length)}; on ${String(healthyPages)} healthy pages ${String(wrong.length)} panels or badges; of the empty bodies ${String(popupsByThemselves)} popups opened by themselves.`,
    ...misses.map(({ way, server, host, miss }) => `- missed: ${way}, ${server}, ${host}: ${miss ?? ''}`),
    ...wrong.map((where) => `- wrong: ${where}`),
    '',
  ];
}

/** A quantile (`part` from 0 to 1) of the time from the end of the navigation until the panel counted, in ms. */
function quantile(trials: readonly Trial[], part: number): number {
  const sorted = trials.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
