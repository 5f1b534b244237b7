import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose, type Diagnosis, type DiagnosisContext, type DiagnosisInput } from '../../../src/core/diagnosis.ts';
import { ROWS } from '../gateways/stock-responses.ts';

/** FULL=1 tries as many responses as the product promises. */
const FULL = process.env['FULL'] === '1';
const SMALL_ANSWERS = FULL ? 100_000 : 10_000;
const LARGE_ANSWERS = FULL ? 200 : 20;
const MEGABYTE = 1024 * 1024;

const MORE_NAMES = [
  'via',
  'cache-status',
  'x-cache',
  'age',
  'refresh',
  'set-cookie',
  'x-served-by',
  'x-powered-by',
  'x-azure-externalerror',
  'cf-error-origin',
];
const NAMES = [...new Set(ROWS.flatMap(([, { headers }]) => headers.map(([name]) => name))), ...MORE_NAMES];
const VALUES = [...new Set(ROWS.flatMap(([, { headers }]) => headers.map(([, value]) => value)))];
const BODIES = ROWS.flatMap(([, { body }]) => (body === undefined ? [] : [body]));
const STATUSES = [502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530];

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }), fc.constantFrom(...VALUES));
const name = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...NAMES) }, { weight: 1, arbitrary: fc.string({ maxLength: 20 }) });
const headers = fc.array(fc.tuple(name, text), { maxLength: 12 });

/** A real page with a piece cut out, doubled or replaced by something else. */
const mutated = fc
  .tuple(
    fc.constantFrom(...BODIES),
    fc.nat(),
    fc.nat(),
    fc.oneof(fc.constantFrom('', '<', '</', '<!--', '<pre>', '"', '&#', '\ud800', '\u0000'), fc.string({ maxLength: 30 })),
  )
  .map(([body, at, length, put]) => {
    const from = at % (body.length + 1);
    return body.slice(0, from) + put + body.slice(from + (length % 60));
  });
const json = fc
  .dictionary(
    fc.constantFrom('message', 'error', 'errorMessage', 'error_code', 'cloudflare_error', 'status', 'code'),
    fc.oneof(fc.jsonValue(), fc.constant({ toString: 1 })),
  )
  .map((value) => JSON.stringify(value));
const body = fc.oneof(fc.constant(undefined), json, mutated, fc.string({ unit: 'binary', maxLength: 3000 }), fc.constantFrom(...BODIES));
const status = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...STATUSES) },
  { weight: 1, arbitrary: fc.oneof(fc.integer(), fc.double()) },
);

const answer = fc.record({ status, headers, body }, { requiredKeys: ['status', 'headers'] }) as fc.Arbitrary<DiagnosisInput>;
const context = fc.record(
  { scheme: fc.constantFrom('http', 'https'), otherSitesFailing: fc.oneof(fc.integer(), fc.double()) },
  { requiredKeys: [] },
) as fc.Arbitrary<DiagnosisContext>;

function isWellFormed({ gateway, relays, fault, confidence, evidence, kind }: Diagnosis): boolean {
  return (
    gateway !== '' &&
    relays.every((relay) => typeof relay === 'string' && relay !== '' && relay !== gateway) &&
    ['site', 'cdn', 'visitor', 'unknown'].includes(fault) &&
    ['high', 'medium', 'low'].includes(confidence) &&
    ['failure', 'challenge', 'maintenance'].includes(kind) &&
    evidence.every(
      (each) =>
        typeof each.sign === 'string' &&
        Object.values(each).every((value) => typeof value !== 'string' || (value.length <= 200 && !/[\n\ud800-\udfff]/u.test(value))),
    ) &&
    (gateway !== 'unknown' || confidence === 'low') &&
    (gateway === 'unknown' || evidence.length > 0)
  );
}

describe('any response is diagnosed or called unknown', () => {
  it(`${SMALL_ANSWERS} small responses, random and mutated`, { timeout: 300_000 }, () => {
    fc.assert(
      fc.property(answer, context, (given, around) => isWellFormed(diagnose(given, around))),
      { numRuns: SMALL_ANSWERS },
    );
  });

  it(`${LARGE_ANSWERS} responses of a megabyte`, { timeout: 300_000 }, () => {
    const piece = fc.oneof(
      mutated,
      fc.string({ unit: 'binary', minLength: 1, maxLength: 50 }),
      fc.constantFrom('<', '<a ', '<!--', '<script>', '"', '&', ' ', '<p a="', '</'),
    );
    const large = fc
      .tuple(
        answer,
        piece.filter((each) => each !== ''),
      )
      .map(([given, each]) => ({ ...given, body: each.repeat(Math.ceil(MEGABYTE / each.length)) }));
    const huge = fc
      .tuple(
        fc.constantFrom(...NAMES),
        text.filter((each) => each !== ''),
      )
      .map(([header, each]) => [header, each.repeat(Math.ceil(MEGABYTE / each.length))] as const);
    fc.assert(
      fc.property(large, fc.array(huge, { maxLength: 2 }), (given, more) =>
        isWellFormed(diagnose({ ...given, headers: [...more, ...given.headers] })),
      ),
      { numRuns: LARGE_ANSWERS },
    );
  });

  it('values of the wrong type do not throw', () => {
    const anything = fc.anything();
    fc.assert(
      fc.property(anything, fc.array(anything), anything, anything, (oddStatus, oddHeaders, oddBody, around) =>
        isWellFormed(
          diagnose({ status: oddStatus, headers: oddHeaders, body: oddBody } as unknown as DiagnosisInput, around as DiagnosisContext),
        ),
      ),
      { numRuns: 2000 },
    );
    for (const nothing of [undefined, null, 0, '', {}, { headers: null }])
      expect(isWellFormed(diagnose(nothing as unknown as DiagnosisInput))).toBe(true);
  });

  it('only the first 64 kB of a page are read', () => {
    const far = `${' '.repeat(64 * 1024)}<meta http-equiv="refresh" content="5">`;
    expect(diagnose({ status: 503, headers: [], body: far }).evidence).toEqual([]);
  });
});
