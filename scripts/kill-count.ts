/**
 * `npm run e2e:kills`: kills the browser 100 times at random points of the extension test and checks that after the next start exactly the
 * original extensions are enabled. `-- --write` saves the counts to docs/measurements.md, `--kills 20` kills less often, `--seed 7` repeats
 * the points of an earlier run.
 */
import { parseArgs } from 'node:util';
import { randomPoints } from '../test/e2e/kill-points.ts';
import { killAt, type Killed } from '../test/e2e/kill-trials.ts';
import { chances } from './count/chances.ts';
import { note } from './count/note.ts';

/** The browsers are mostly waiting; with more of them, their starts slow each other down on two cores. */
const atOnce = 8;
const late = 15_000;
const wordsFor = {
  'switching off': 'while they go off',
  off: 'while they are off',
  'putting back': 'while they are put back',
  'back on': 'after they were put back',
} as const;

const { values } = parseArgs({
  options: { write: { type: 'boolean' }, kills: { type: 'string', default: '100' }, seed: { type: 'string' } },
});
const count = Number(values.kills);
const seed = Number(values.seed ?? Date.now() % 100_000);
console.log(`${String(count)} kills, --seed ${String(seed)}`);

let done = 0;
const all = await killAt(randomPoints(count, chances(seed)), atOnce, (killed) => {
  done += 1;
  console.log(`${String(done)}. ${lineOf(killed)}`);
});

const wrong = all.filter((killed) => killed.wrong !== undefined);
const lateOnes = all.filter(({ sinceOff }) => sinceOff >= late);
const onDisk = all.filter(({ offOnDisk }) => offOnDisk > 0);
const notRun = all.filter(({ ran }) => !ran);
const lines = [
  '| killed | kills | 15 s or more after all were off | some really off at the start | extensions off then | longest until all was as before | wrong |',
  '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
  ...(['switching off', 'off', 'putting back', 'back on'] as const).map((stage) =>
    rowOf(
      wordsFor[stage],
      all.filter(({ point }) => point.stage === stage),
    ),
  ),
  rowOf('at any point', all),
  '',
  `In ${String(notRun.length)} of ${String(all.length)} starts Comeback was not running after five seconds; in ${String(notRun.filter(({ offOnDisk }) => offOnDisk > 0).length)} of those, extensions were off.`,
  ...wrong.map((killed) => `- wrong: ${lineOf(killed)}`),
  '',
];
console.log(lines.join('\n'));
if (values.write === true) await note('kill count', lines);
if (onDisk.length === 0) console.log('None was ever found off at the start: this proves nothing.');
if (lateOnes.length * 2 < all.length) console.log('Less than half were killed 15 s or more after the switching off.');
process.exitCode = wrong.length > 0 || onDisk.length === 0 || lateOnes.length * 2 < all.length ? 1 : 0;

function rowOf(name: string, killed: readonly Killed[]): string {
  const longest = Math.max(0, ...killed.map(({ backAfter }) => backAfter));
  const numbers = [
    killed.length,
    killed.filter(({ sinceOff }) => sinceOff >= late).length,
    killed.filter(({ offOnDisk }) => offOnDisk > 0).length,
    sum(killed.map(({ offOnDisk }) => offOnDisk)),
  ].map(String);
  return `| ${[name, ...numbers, `${(longest / 1000).toFixed(1)} s`, String(killed.filter((one) => one.wrong !== undefined).length)].join(' | ')} |`;
}

function lineOf({ point: { stage, wait, off, page }, sinceOff, offOnDisk, ran, backAfter, wrong: how }: Killed): string {
  const before = off > 0 ? ` (off for ${String(off)} ms before)` : '';
  return `${wordsFor[stage]}, ${String(wait)} ms${before}, page ${page}: ${String(sinceOff)} ms after all were off, ${String(offOnDisk)} off at the start, as before ${String(backAfter)} ms later${ran ? '' : ', ours not started'}${how === undefined ? '' : `; WRONG: ${how}`}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
