/**
 * Simulates the load of a crowd on a site that is down: `npx tsx scripts/simulate-crowd.ts` writes docs/crowd.md and docs/crowd.svg. 10,000
 * people open a site within one minute; it responds with 503 for ten minutes. No browser is involved: the backoff is the product's own.
 */
import { writeFileSync } from 'node:fs';
import { nextProbeAt } from '../src/core/probe/backoff.ts';
import { chances } from './count/chances.ts';

const people = 10_000;
const arriveWithin = 60_000;
const downFor = 600_000;
const watchedFor = 2_400_000;

interface Way {
  readonly name: string;
  readonly colour: string;
  /** When a visitor's next request is sent after `tries` failed ones, in ms; undefined if never. */
  next(tries: number, now: number, random: number): number | undefined;
  /** How many requests a recovery takes once the site is back. */
  readonly toBeWell: number;
}

const ways: readonly Way[] = [
  { name: 'F5 every 3 s', colour: '#8a4b00', next: (_tries, now, random) => now + 2_500 + 1_000 * random, toBeWell: 1 },
  { name: 'A timer of 60 s', colour: '#555b69', next: (_tries, now) => now + 60_000, toBeWell: 1 },
  { name: 'Comeback', colour: '#3450b8', next: (tries, now, random) => nextProbeAt(tries, now, random), toBeWell: 2 },
  {
    name: 'Comeback, Retry-After: 120',
    colour: '#1b6b3c',
    next: (tries, now, random) => nextProbeAt(tries, now, random, now + 120_000),
    toBeWell: 2,
  },
];

interface Result {
  readonly way: Way;
  /** The number of requests in each second. */
  readonly perSecond: readonly number[];
  readonly delays: readonly number[];
  readonly never: number;
}

function simulate(way: Way): Result {
  const random = chances(7);
  const perSecond = Array.from({ length: watchedFor / 1_000 }, () => 0);
  const request = (at: number): void => {
    const second = Math.floor(at / 1_000);
    if (second < perSecond.length) perSecond[second] = (perSecond[second] ?? 0) + 1;
  };
  const delays: number[] = [];
  let never = 0;
  for (let person = 0; person < people; person += 1) {
    let at: number | undefined = arriveWithin * random();
    request(at);
    for (let tries = 0; at !== undefined && at < downFor; tries += 1) {
      at = way.next(tries, at, random());
      if (at !== undefined) request(at);
    }
    if (at === undefined) never += 1;
    else {
      delays.push(at - downFor);
      if (way.toBeWell > 1) request(at + 100);
    }
  }
  return { way, perSecond, delays, never };
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
const round = (number: number, digits = 1): string => number.toLocaleString('en', { maximumFractionDigits: digits });

function row({ way, perSecond, delays, never }: Result): string {
  const down = perSecond.slice(60, downFor / 1_000);
  const after = perSecond.slice(downFor / 1_000);
  const cells = [
    round(mean(down)),
    round(Math.max(...down), 0),
    round(Math.max(...after), 0),
    `${round(mean(delays) / 1_000, 0)} s`,
    String(never),
  ];
  return `| ${way.name} | ${cells.join(' | ')} |`;
}

/** Plots requests per second as 10 s means, on a square-root scale because they differ by two orders of magnitude. */
function plot(results: readonly Result[]): string {
  const [width, height, left, bottom] = [720, 300, 56, 36];
  const tallest = 4_000;
  const x = (second: number): number => left + ((width - left - 12) * second) / 1_200;
  const y = (rate: number): number => height - bottom - ((height - bottom - 16) * Math.sqrt(rate)) / Math.sqrt(tallest);
  const lines = results.map(({ way, perSecond }) => {
    const points = Array.from({ length: 120 }, (_, index) =>
      `${round(x(index * 10))},${round(y(mean(perSecond.slice(index * 10, index * 10 + 10))))}`.replaceAll(' ', ''),
    );
    return `<polyline fill="none" stroke="${way.colour}" stroke-width="1.6" points="${points.join(' ')}"/>`;
  });
  const names = results.map(({ way }, index) => `<text x="${width - 200}" y="${28 + index * 18}" fill="${way.colour}">${way.name}</text>`);
  const rates = [10, 100, 1_000, 4_000].map(
    (rate) =>
      `<text x="${left - 8}" y="${round(y(rate) + 4)}" text-anchor="end">${rate}</text><path d="M${left} ${round(y(rate))}H${width - 12}" stroke="#e5e1d8"/>`,
  );
  const minutes = [0, 5, 10, 15, 20].map(
    (minute) =>
      `<text x="${round(x(minute * 60))}" y="${height - 14}" text-anchor="${minute === 20 ? 'end' : 'middle'}">${minute} min</text>`,
  );
  const back = `<path d="M${round(x(600))} 12V${height - bottom}" stroke="#3d8f5e" stroke-dasharray="4 4"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" fill="#555b69"><rect width="${width}" height="${height}" fill="#fffefc"/>${rates.join('')}${minutes.join('')}${back}${lines.join('')}${names.join('')}</svg>\n`;
}

const results = ways.map(simulate);
writeFileSync('docs/crowd.svg', plot(results));
writeFileSync(
  'docs/crowd.md',
  `# A crowd before a closed door

${round(people, 0)} people open a site within a minute. It answers 503 for ten minutes, then it is well. Simulated with the product's
own schedule and no browser, every tab in front and online; \`npx tsx scripts/simulate-crowd.ts\` makes this page anew.

| way | requests a second, mean while down | at most, after the first minute | at most, once it is back | mean wait after it is back | never well by themselves |
| --- | --- | --- | --- | --- | --- |
${results.map(row).join('\n')}

![Requests a second over twenty minutes; the dashed line is the moment the site is back](crowd.svg)

What it says: we ask a small part of what people with a finger on F5 ask, and the site is not met by a wall of requests when it
is back. The price is the wait: after ten minutes of failure the table's next look is minutes away. A site that sends
\`Retry-After\` sets the pace itself; «Try now» is always there, and «Tell me when it's back» asks at most every 15 minutes.
`,
);
console.log(results.map(row).join('\n'));
