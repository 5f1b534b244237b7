/** Who made the error, who can mend it, how sure we are and why. */
import type { Header } from './answer.ts';
import { readFromCache } from './cache-status.ts';
import { readChallenge } from './challenge.ts';
import type { Evidence } from './evidence.ts';
import { findFault } from './find-fault.ts';
import { findMaker, type Maker } from './find-maker.ts';
import type { Sight } from './gateway-marks/mark.ts';
import { readHeaders } from './header-bag.ts';
import { readMaintenance, type Maintenance } from './maintenance.ts';
import { readPage } from './page.ts';
import { readProxyStatus } from './proxy-status.ts';
import { readCodes } from './read-codes.ts';
import { relaysOf } from './relays.ts';

export type { Evidence } from './evidence.ts';
export type Fault = 'site' | 'cdn' | 'visitor' | 'unknown';
export type Confidence = 'high' | 'medium' | 'low';
export type Kind = 'failure' | 'challenge' | 'maintenance';

export interface Diagnosis {
  /** An id of the table in gateways.ts, or `unknown`. */
  readonly gateway: string;
  /** Who was on the path; never who failed. */
  readonly relays: readonly string[];
  readonly fault: Fault;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  readonly kind: Kind;
}

export interface DiagnosisInput {
  readonly status: number;
  readonly headers: readonly Header[];
  /** The start of the page's source or, where only that is known, its visible text. */
  readonly body?: string;
}

export interface DiagnosisContext {
  readonly scheme?: 'http' | 'https';
  /** How many other sites fail at this moment. */
  readonly otherSitesFailing?: number;
}

/** Explains one failing answer. Never throws, reads at most 64 kB of the page, and names nobody rather than the wrong one. */
export function diagnose(answer: DiagnosisInput, context: DiagnosisContext = {}): Diagnosis {
  const headers = readHeaders(answer.headers);
  const sight: Sight = { status: Number(answer.status), headers, page: readPage(answer.body) };
  const proxyStatus = readProxyStatus(headers);
  const challenge = readChallenge(sight);
  const maintenance = readMaintenance(sight);
  const maker = makerOf(findMaker(sight, proxyStatus), maintenance, challenge);
  const kind = challenge ? 'challenge' : isPlanned(maintenance, maker) ? 'maintenance' : 'failure';
  const gateway = maker.gateway?.id ?? 'unknown';
  const said = [
    maker.evidence,
    proxyStatus.error && !maker.evidence.some(({ sign }) => sign === 'proxy-status') ? [proxyStatus.error] : [],
  ];
  const fromCache = readFromCache(headers);
  const evidence = [
    ...said.flat(),
    ...readCodes(gateway, sight),
    ...(challenge ? [challenge] : []),
    ...maintenance.evidence,
    ...(fromCache ? [fromCache] : []),
  ];
  const blame = findFault({ gateway: maker.gateway, kind, evidence, sight }, context ?? {});
  return {
    gateway,
    relays: relaysOf(headers, gateway, proxyStatus.hops),
    fault: blame.fault,
    confidence: maker.confidence,
    evidence: [...blame.evidence, ...evidence],
    kind,
  };
}

/** A page an application is known by was written by it, even where Server names a web server. */
function makerOf(maker: Maker, { by }: Maintenance, challenge: Evidence | undefined): Maker {
  const byServerAlone = maker.evidence.every((each) => each.sign === 'server-header' && each.alone);
  if (by !== undefined && byServerAlone) return { gateway: undefined, confidence: 'low', evidence: [{ sign: 'application', text: by }] };
  return challenge && byServerAlone ? { ...maker, gateway: undefined, confidence: 'low' } : maker;
}

/** A stock page that tells of a broken backend is no plan, however long it asks to wait. */
function isPlanned({ planned, evidence }: Maintenance, { gateway, evidence: marks }: Maker): boolean {
  const broke = gateway?.id === 'cloudflare' || gateway?.id === 'fastly' || gateway?.id === 'cloudfront';
  const stock = marks.some(({ sign, ...mark }) => sign === 'stock-page' && 'text' in mark && /fetch failed/i.test(String(mark.text)));
  return planned && !(broke && !evidence.some(({ sign }) => sign === 'maintenance-page')) && !stock;
}
