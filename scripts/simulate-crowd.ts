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

interface RetryMethod {
  readonly name: string;
  readonly colour: string;
  /** When a visitor's next request is sent after `tries` failed ones, in ms; undefined if never. */
  next(tries: number, now: number, random: number): number | undefined;
  /** How many requests a visitor sends once the site has recovered: the page, or a probe and the page. */
  readonly requestsToRecover: number;
}

const methods: readonly RetryMethod[] = [
  { name: 'F5 every 3 s', colour: '#8a4b00', next: (_tries, now, random) => now + 2_500 + 1_000 * random, requestsToRecover: 1 },
  { name: 'A timer of 60 s', colour: '#555b69', next: (_tries, now) => now + 60_000, requestsToRecover: 1 },
  { name: 'Comeback', colour: '#3450b8', next: (tries, now, random) => nextProbeAt(tries, now, random), requestsToRecover: 2 },
  {
    name: 'Comeback, Retry-After: 120',
    colour: '#1b6b3c',
    next: (tries, now, random) => nextProbeAt(tries, now, random, now + 120_000),
    requestsToRecover: 2,
  },
];

interface Result {
  readonly method: RetryMethod;
  /** The number of requests in each second. */
  readonly perSecond: readonly number[];
  readonly delays: readonly number[];
  readonly never: number;
}

function simulate(method: RetryMethod): Result {
  const random = chances(7);
  const perSecond = Array.from({ length: watchedFor / 1_000 }, () => 0);
  const countRequest = (at: number): void => {
    const second = Math.floor(at / 1_000);
    if (second < perSecond.length) perSecond[second] = (perSecond[second] ?? 0) + 1;
  };
  const delays: number[] = [];
  let never = 0;
  for (let person = 0; person < people; person += 1) {
    let at: number | undefined = arriveWithin * random();
    countRequest(at);
    for (let tries = 0; at !== undefined && at < downFor; tries += 1) {
      at = method.next(tries, at, random());
      if (at !== undefined) countRequest(at);
    }
    if (at === undefined) never += 1;
    else {
      delays.push(at - downFor);
      if (method.requestsToRecover > 1) countRequest(at + 100);
    }
  }
  return { method, perSecond, delays, never };
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
const round = (number: number, digits = 1): string => number.toLocaleString('en', { maximumFractionDigits: digits });

function row({ method, perSecond, delays, never }: Result): string {
  const down = perSecond.slice(60, downFor / 1_000);
  const after = perSecond.slice(downFor / 1_000);
  const cells = [
    round(mean(down)),
    round(Math.max(...down), 0),
    round(Math.max(...after), 0),
    `${round(mean(delays) / 1_000, 0)} s`,
    String(never),
  ];
  return `| ${method.name} | ${cells.join(' | ')} |`;
}

/** Plots requests per second as 10 s means, on a square-root scale because they differ by two orders of magnitude. */
function plot(results: readonly Result[]): string {
  const [width, height, left, bottom] = [720, 300, 56, 36];
  const tallest = 4_000;
  const x = (second: number): number => left + ((width - left - 12) * second) / 1_200;
  const y = (rate: number): number => height - bottom - ((height - bottom - 16) * Math.sqrt(rate)) / Math.sqrt(tallest);
  const lines = results.map(({ method, perSecond }) => {
    const points = Array.from({ length: 120 }, (_, index) =>
      `${round(x(index * 10))},${round(y(mean(perSecond.slice(index * 10, index * 10 + 10))))}`.replaceAll(' ', ''),
    );
    return `<polyline fill="none" stroke="${method.colour}" stroke-width="1.6" points="${points.join(' ')}"/>`;
  });
  const names = results.map(
    ({ method }, index) => `<text x="${width - 200}" y="${28 + index * 18}" fill="${method.colour}">${method.name}</text>`,
  );
  const rates = [10, 100, 1_000, 4_000].map(
    (rate) =>
      `<text x="${left - 8}" y="${round(y(rate) + 4)}" text-anchor="end">${rate}</text><path d="M${left} ${round(y(rate))}H${width - 12}" stroke="#e5e1d8"/>`,
  );
  const minutes = [0, 5, 10, 15, 20].map(
    (minute) =>
      `<text x="${round(x(minute * 60))}" y="${height - 14}" text-anchor="${minute === 20 ? 'end' : 'middle'}">${minute} min</text>`,
  );
  const recovery = `<path d="M${round(x(600))} 12V${height - bottom}" stroke="#3d8f5e" stroke-dasharray="4 4"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" fill="#555b69"><rect width="${width}" height="${height}" fill="#fffefc"/>${rates.join('')}${minutes.join('')}${recovery}${lines.join('')}${names.join('')}</svg>\n`;
}

const results = methods.map(simulate);
writeFileSync('docs/crowd.svg', plot(results));
writeFileSync(
  'docs/crowd.md',
  `# A crowd on a site that is down

${round(people, 0)} people open a site within a minute. The site responds with 503 for ten minutes, then it recovers. The simulation uses the
product's own backoff and no browser; every tab is in front and online. \`npx tsx scripts/simulate-crowd.ts\` writes this page again.

| method | mean requests a second while down | peak after the first minute | peak after recovery | mean wait after recovery | tabs that never recover |
| --- | --- | --- | --- | --- | --- |
${results.map(row).join('\n')}

![Requests a second over twenty minutes; the dashed line is the moment the site recovers](crowd.svg)

Comeback sends a small part of the requests that people pressing F5 send, and the recovered site does not get them all at once. The cost is
the wait: after ten minutes of failure the next probe is minutes away. A site can set the minimum wait with \`Retry-After\`. «Try now» is
always available, and «Tell me when it's back» probes at intervals of at most 15 minutes, unless \`Retry-After\` sets a longer one.
`,
);
console.log(results.map(row).join('\n'));
