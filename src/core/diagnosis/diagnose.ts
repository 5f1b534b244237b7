/** Who made the error, who can mend it, how sure we are and why. */
import { readHeaders } from '../http/headers.ts';
import type { Header } from '../http/response.ts';
import { readFromCache } from './cache-status.ts';
import { readChallenge } from './challenge.ts';
import type { ErrorCode, Evidence, Fault, Confidence, Kind } from './evidence.ts';
import type { ResponseSnapshot } from './gateways/fingerprint.ts';
import { identifyGateway, type Attribution } from './identify-gateway.ts';
import { intermediariesOf } from './intermediaries.ts';
import { locateFault } from './locate-fault.ts';
import { readMaintenance, type Maintenance } from './maintenance.ts';
import { readPage } from './parsed-page.ts';
import { readProxyStatus } from './proxy-status.ts';
import { readCodes } from './read-codes.ts';

export type { Evidence };

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
  const headers = readHeaders(answer?.headers);
  const page = readPage(answer?.body, headers.first('content-type'));
  const snapshot: ResponseSnapshot = { status: typeof answer?.status === 'number' ? answer.status : 0, headers, page };
  const proxyStatus = readProxyStatus(headers);
  const challenge = readChallenge(snapshot);
  const maintenance = readMaintenance(snapshot);
  const { gateway, confidence, evidence: marks } = withoutApplications(identifyGateway(snapshot, proxyStatus), maintenance, challenge);
  const id = gateway?.id ?? 'unknown';
  const codes = readCodes(id, snapshot);
  const kind = challenge ? 'challenge' : isPlanned(maintenance, codes) ? 'maintenance' : 'failure';
  const said = marks.some(({ sign }) => sign === 'proxy-status') ? undefined : proxyStatus.error;
  const evidence = [...marks, said, ...codes, challenge, ...maintenance.evidence, readFromCache(headers)].filter(
    (each) => each !== undefined,
  );
  const blame = locateFault({ gateway, kind, evidence, snapshot }, context ?? {});
  const relays = intermediariesOf(headers, id, proxyStatus.hops);
  return { gateway: id, relays, fault: blame.fault, confidence, evidence: [...blame.evidence, ...evidence], kind };
}

/** A page an application or a shield is known by was written by it, even where Server alone names a web server. */
function withoutApplications(maker: Attribution, { by }: Maintenance, challenge: Evidence | undefined): Attribution {
  const byServerAlone = maker.evidence.every((each) => each.sign === 'server-header' && each.alone);
  if (!byServerAlone || (by === undefined && challenge === undefined)) return maker;
  return { gateway: undefined, confidence: 'low', evidence: by === undefined ? [] : [{ sign: 'application', text: by }] };
}

/** A page that gives a reason why it broke is no plan, however long it asks to wait. */
function isPlanned({ planned }: Maintenance, codes: readonly ErrorCode[]): boolean {
  const broke = codes.some(({ key }) => key !== undefined && key !== 'heroku:maintenance');
  return (planned && !broke) || codes.some(({ key }) => key === 'heroku:maintenance');
}
