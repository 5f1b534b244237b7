/** How sure an attribution is, as decision tables: the first row that fits decides. */
import type { Confidence } from './evidence.ts';

/** How the Server header relates to a gateway that a page or another header points to. */
export type ServerSays =
  | 'absent'
  /** A program that runs applications. */
  | 'application'
  /** This gateway. */
  | 'same'
  /** Another gateway, which replaces this header on everything it forwards. */
  | 'rewriter'
  /** Another gateway, which would have kept this gateway's header. */
  | 'other'
  /** A name we do not know. */
  | 'unrecognised';

/** `copy`: not this gateway's, whatever it looks like. */
export type Verdict = Confidence | 'copy';

interface Rule<Facts> {
  readonly when: Partial<Facts>;
  readonly verdict: Verdict;
}

/** A page that matches a fingerprint, while no header names its gateway. */
export interface PageFacts {
  /** X-Powered-By names an application's framework. */
  readonly poweredByApplication: boolean;
  readonly server: ServerSays;
  /** Other programs may send the same page. */
  readonly weak: boolean;
  /** Only the visible text fits, the source is unknown. */
  readonly textOnly: boolean;
  /** A header that comes with this gateway's pages is there, or it has none. */
  readonly hasExpectedHeaders: boolean;
  /** The headers are those of a gateway that sends no Server header. */
  readonly fitsWithoutServer: boolean;
}

export const PAGE_RULES: readonly Rule<PageFacts>[] = [
  { when: { poweredByApplication: true }, verdict: 'copy' },
  { when: { server: 'absent', weak: true }, verdict: 'low' },
  { when: { server: 'absent', textOnly: false, fitsWithoutServer: true }, verdict: 'high' },
  { when: { server: 'absent' }, verdict: 'medium' },
  { when: { server: 'application' }, verdict: 'copy' },
  { when: { server: 'same', weak: true }, verdict: 'low' },
  { when: { server: 'same', textOnly: false, hasExpectedHeaders: true }, verdict: 'high' },
  { when: { server: 'same' }, verdict: 'medium' },
  { when: { server: 'unrecognised' }, verdict: 'low' },
  { when: { server: 'other' }, verdict: 'copy' },
  { when: { server: 'rewriter', hasExpectedHeaders: false }, verdict: 'copy' },
  { when: { server: 'rewriter', weak: true }, verdict: 'low' },
  { when: { server: 'rewriter', textOnly: true }, verdict: 'low' },
  { when: { server: 'rewriter' }, verdict: 'medium' },
];

/** A gateway that a header, or a status only it uses, points to. */
export interface HeaderFacts {
  /** The page is that of this gateway, of another one, or of none we know. */
  readonly page: 'same' | 'other' | 'none';
  readonly server: 'application' | 'fits' | 'foreign';
  /** A header points to it, not only the status. */
  readonly fromHeader: boolean;
  /** Only the visible text of the page fits, its source is unknown. */
  readonly textOnly: boolean;
}

export const HEADER_RULES: readonly Rule<HeaderFacts>[] = [
  { when: { page: 'other' }, verdict: 'low' },
  { when: { server: 'application', fromHeader: true }, verdict: 'low' },
  { when: { server: 'application' }, verdict: 'copy' },
  { when: { server: 'foreign', fromHeader: true }, verdict: 'medium' },
  { when: { fromHeader: true }, verdict: 'high' },
  { when: { server: 'foreign', page: 'none' }, verdict: 'copy' },
  { when: { server: 'foreign' }, verdict: 'low' },
  { when: { page: 'same', textOnly: false }, verdict: 'high' },
  { when: {}, verdict: 'medium' },
];

/** The first rule whose every condition the facts meet. */
export const ruleFor = <Facts extends object>(rules: readonly Rule<Facts>[], facts: Facts): Rule<Facts> | undefined =>
  rules.find(({ when: conditions }) => (Object.keys(conditions) as (keyof Facts)[]).every((name) => facts[name] === conditions[name]));

/** The attribution for these facts; no gateway if no rule matches. */
export const verdictOf = <Facts extends object>(rules: readonly Rule<Facts>[], facts: Facts): Verdict =>
  ruleFor(rules, facts)?.verdict ?? 'copy';
