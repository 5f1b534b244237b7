/** `npx tsx scripts/bench-diagnosis.ts`: checks that twice the input takes at most twice the time, within noise. */
import { diagnose, type DiagnosisInput } from '../src/core/diagnosis/diagnose.ts';

/** 2 is linear; the rest allows for noise on a busy machine. */
const MOST = 2.6;
const REPEATS = 25;
const SIZES = [8, 16, 32, 64].map((kilobytes) => kilobytes * 1024);

/** Inputs that make careless parsers and patterns backtrack. */
const PIECES: Readonly<Record<string, string>> = {
  words: 'the quick brown fox ',
  spaces: ' ',
  'open tags': '<a ',
  'half comments': '<!-- ',
  'half scripts': '<script>',
  'open quotes': `<p a="' b='" `,
  attributes: '<p a b=c d="e" f>',
  nesting: '<div><p>',
  entities: '&amp;&#1;&#x',
  'nginx frames': '<hr><center>nginx</center>',
  'refresh elements': '<meta http-equiv=refresh content="           5;   url=x">',
  'proxy prose': 'Error 503 Guru Meditation: Details: cache- XID: Reference #1.1 Code: ',
  braces: '{"a":',
  surrogates: '\ud800',
};

const FIELDS = [
  'proxy-status',
  'cache-status',
  'via',
  'server',
  'x-cache',
  'refresh',
  'etag',
  'retry-after',
  'x-served-by',
  'x-azure-externalerror',
];
const FIELD_PIECES = ['a;b="c\\"";error=d, ', '"', ';a', ' ', ',', '1.1 a (b', '0'];

function timeOf(answer: DiagnosisInput): number {
  let best = Infinity;
  for (let run = 0; run < REPEATS; run++) {
    const start = performance.now();
    for (let again = 0; again < 4; again++) diagnose(answer);
    best = Math.min(best, performance.now() - start);
  }
  return best / 4;
}

/** A busy machine slows down one attempt, a bad pattern every attempt. */
const ATTEMPTS = 5;

function measure(what: string, sizes: readonly number[], make: (size: number) => DiagnosisInput): number {
  let best = Infinity;
  for (let attempt = 0; attempt < ATTEMPTS && best > MOST; attempt++) best = Math.min(best, measureOnce(what, sizes, make));
  return best;
}

function measureOnce(what: string, sizes: readonly number[], make: (size: number) => DiagnosisInput): number {
  for (const size of sizes) timeOf(make(size));
  const times = sizes.map((size) => timeOf(make(size)));
  const ratios = times.slice(1).map((time, index) => time / (times[index] ?? time));
  // Ratios of steps below 0.3 ms are noise.
  const worst = Math.max(...ratios.filter((_ratio, index) => (times[index + 1] ?? 0) > 0.3), 0);
  console.log(`${what.padEnd(44)} ${times.map((time) => `${time.toFixed(2)} ms`.padStart(9)).join(' ')}   worst ratio ${worst.toFixed(2)}`);
  return worst;
}

const fill = (piece: string, size: number): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size);

let worst = 0;
for (const [what, piece] of Object.entries(PIECES)) {
  worst = Math.max(
    worst,
    measure(`page of ${what}`, SIZES, (size) => ({ status: 503, headers: [], body: fill(piece, size) })),
  );
}
for (const name of FIELDS) {
  for (const piece of FIELD_PIECES) {
    const make = (size: number): DiagnosisInput => ({ status: 502, headers: [[name, fill(piece, size)]], body: '' });
    worst = Math.max(worst, measure(`${name} of ${JSON.stringify(piece)}`, [8192, 65_536, 131_072], make));
  }
}
const beyond =
  timeOf({ status: 503, headers: [], body: fill('<p a="b">x', 1024 * 1024) }) /
  timeOf({ status: 503, headers: [], body: fill('<p a="b">x', 64 * 1024) });
console.log(`1 MB against 64 kB: ${beyond.toFixed(2)}`);
console.log(`worst ratio of all ${worst.toFixed(2)}, allowed ${MOST}`);
process.exitCode = worst <= MOST && beyond <= MOST ? 0 : 1;
