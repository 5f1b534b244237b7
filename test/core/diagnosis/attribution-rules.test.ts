import { describe, expect, it } from 'vitest';
import {
  HEADER_RULES,
  PAGE_RULES,
  ruleFor,
  type HeaderFacts,
  type PageFacts,
  type Verdict,
} from '../../../src/core/diagnosis/attribution-rules.ts';

const page: PageFacts = {
  poweredByApplication: false,
  server: 'same',
  weak: false,
  textOnly: false,
  hasExpectedHeaders: true,
  fitsWithoutServer: false,
};
const header: HeaderFacts = { page: 'none', server: 'fits', fromHeader: true, textOnly: false };

/** One example for each row, in the order of the table. */
const PAGES: readonly (readonly [what: string, facts: Partial<PageFacts>, verdict: Verdict])[] = [
  ['under an application’s X-Powered-By it is a copy', { poweredByApplication: true }, 'copy'],
  ['without Server: a page that many programs could send', { server: 'absent', weak: true }, 'low'],
  ['without Server, as this gateway sends it', { server: 'absent', fitsWithoutServer: true }, 'high'],
  ['without Server, where other headers are missing', { server: 'absent' }, 'medium'],
  ['under an application server it is a copy', { server: 'application' }, 'copy'],
  ['under its own Server: a page that many programs could send', { weak: true }, 'low'],
  ['under its own Server', {}, 'high'],
  ['under its own Server, but only the text is known', { textOnly: true }, 'medium'],
  ['under an unknown Server', { server: 'unrecognised' }, 'low'],
  ['under a Server that would have kept the inner name it is a copy', { server: 'other' }, 'copy'],
  ['behind a hop, without the headers that always come with it, it is a copy', { server: 'rewriter', hasExpectedHeaders: false }, 'copy'],
  ['behind a hop: a page that many programs could send', { server: 'rewriter', weak: true }, 'low'],
  ['behind a hop, and only the text is known', { server: 'rewriter', textOnly: true }, 'low'],
  ['behind a hop', { server: 'rewriter' }, 'medium'],
];

const HEADERS: readonly (readonly [what: string, facts: Partial<HeaderFacts>, verdict: Verdict])[] = [
  ['with another gateway’s page', { page: 'other' }, 'low'],
  ['under an application server', { server: 'application' }, 'low'],
  ['the status alone under an application server is a copy', { server: 'application', fromHeader: false }, 'copy'],
  ['under another Server', { server: 'foreign' }, 'medium'],
  ['with nothing against it', {}, 'high'],
  ['the status alone under another Server is a copy', { server: 'foreign', fromHeader: false }, 'copy'],
  ['the status and the page under another Server', { server: 'foreign', fromHeader: false, page: 'same' }, 'low'],
  ['the status and the page', { fromHeader: false, page: 'same' }, 'high'],
  ['the status alone', { fromHeader: false }, 'medium'],
];

describe('a page that fits a fingerprint', () => {
  it.each(PAGES.map(([what, facts, verdict], row) => ({ what, facts: { ...page, ...facts }, verdict, row })))(
    '$what: $verdict',
    ({ facts, verdict, row }) => {
      const rule = ruleFor(PAGE_RULES, facts);
      expect([PAGE_RULES.indexOf(rule!), rule?.verdict]).toEqual([row, verdict]);
    },
  );
  it('every row has its example', () => expect(PAGES.length).toBe(PAGE_RULES.length));
});

describe('a header, or a status only one gateway uses', () => {
  it.each(HEADERS.map(([what, facts, verdict], row) => ({ what, facts: { ...header, ...facts }, verdict, row })))(
    '$what: $verdict',
    ({ facts, verdict, row }) => {
      const rule = ruleFor(HEADER_RULES, facts);
      expect([HEADER_RULES.indexOf(rule!), rule?.verdict]).toEqual([row, verdict]);
    },
  );
  it('every row has its example', () => expect(HEADERS.length).toBe(HEADER_RULES.length));
});

it('no page is left without a row', () => {
  const bools = [false, true];
  for (const server of ['absent', 'application', 'same', 'rewriter', 'other', 'unrecognised'] as const)
    for (const poweredByApplication of bools)
      for (const weak of bools)
        for (const textOnly of bools)
          for (const hasExpectedHeaders of bools)
            for (const fitsWithoutServer of bools) {
              const facts: PageFacts = { server, poweredByApplication, weak, textOnly, hasExpectedHeaders, fitsWithoutServer };
              expect(ruleFor(PAGE_RULES, facts)).toBeDefined();
            }
});
