/** Which gateway generated an error, on whose side the failure is, how sure that is and why. */
import type { ResponseSnapshot } from '../gateways/fingerprint.ts';
import type { Fault } from '../gateways/intermediary.ts';
import { readHeaders } from '../http/headers.ts';
import type { Header } from '../http/response.ts';
import { readPage } from '../page/parsed-page.ts';
import { readFromCache } from './cache-status.ts';
import { readChallenge } from './challenge.ts';
import { ERROR_CODES } from './error-codes.ts';
import type { ErrorCode, Evidence, Confidence, Kind } from './evidence.ts';
import { identifyGateway, type Attribution } from './identify-gateway.ts';
import { intermediariesOf } from './intermediaries.ts';
import { locateFault, type Surroundings } from './locate-fault.ts';
import { readMaintenance, type Maintenance } from './maintenance.ts';
import { readProxyStatus } from './proxy-status.ts';
import { readCodes } from './read-codes.ts';

export type { Evidence };

export interface Diagnosis {
  /** An id of `GATEWAYS`, or `unknown`. */
  readonly gateway: string;
  /** Intermediaries the response passed, by id or by their own name; never the gateway itself. */
  readonly relays: readonly string[];
  readonly fault: Fault;
  readonly confidence: Confidence;
  readonly evidence: readonly Evidence[];
  readonly kind: Kind;
}

export interface DiagnosisInput {
  readonly status: number;
  readonly headers: readonly Header[];
  /** The start of the page's source or, where only that is known, its visible text; absent where neither is. */
  readonly body?: string;
}

export interface DiagnosisContext {
  readonly scheme?: 'http' | 'https';
  /** How many other sites are failing now. */
  readonly otherSitesFailing?: number;
}

/** Explains one failing response. Never throws, reads at most `longestBody` of the page, and rather names no gateway than a wrong one. */
export function diagnose(response: DiagnosisInput, context: DiagnosisContext = {}): Diagnosis {
  const snapshot = readSnapshot(response);
  const { headers } = snapshot;
  const proxyStatus = readProxyStatus(headers);
  const challenge = readChallenge(snapshot);
  const maintenance = readMaintenance(snapshot);
  const { gateway, confidence, evidence: signs } = withoutApplications(identifyGateway(snapshot, proxyStatus), maintenance, challenge);
  const id = gateway?.id ?? 'unknown';
  const codes = readCodes(gateway, snapshot);
  const kind = challenge ? 'challenge' : isPlanned(maintenance, codes) ? 'maintenance' : 'failure';
  const said = signs.some(({ sign }) => sign === 'proxy-status') ? undefined : proxyStatus.error;
  const evidence = [...signs, said, ...codes, challenge, ...maintenance.evidence, readFromCache(headers)].filter(
    (each) => each !== undefined,
  );
  const located = locateFault({ gateway, kind, evidence, snapshot }, readContext(context));
  const relays = intermediariesOf(headers, id, proxyStatus.hops);
  return { gateway: id, relays, fault: located.fault, confidence, evidence: [...located.evidence, ...evidence], kind };
}

/** The border: callers in JavaScript may pass anything, the rest of the diagnosis trusts its types. */
function readSnapshot(response: unknown): ResponseSnapshot {
  const { status, headers, body } = Object(response) as Record<keyof DiagnosisInput, unknown>;
  const fields = readHeaders(Array.isArray(headers) ? (headers as readonly Header[]) : []);
  const page = readPage(typeof body === 'string' ? body : undefined, fields.first('content-type'));
  return { status: typeof status === 'number' ? status : 0, headers: fields, page };
}

function readContext(context: unknown): Surroundings {
  const { scheme, otherSitesFailing } = Object(context) as DiagnosisContext;
  return { ...(scheme && { scheme }), otherSitesFailing: typeof otherSitesFailing === 'number' ? otherSitesFailing : 0 };
}

/** A page recognised as an application's or a bot challenge outweighs a web server named by the Server header alone. */
function withoutApplications(attribution: Attribution, { by }: Maintenance, challenge: Evidence | undefined): Attribution {
  const byServerAlone = attribution.evidence.every((each) => each.sign === 'server-header' && each.alone);
  if (!byServerAlone || (by === undefined && challenge === undefined)) return attribution;
  return { gateway: undefined, confidence: 'low', evidence: by === undefined ? [] : [{ sign: 'application', text: by }] };
}

/** A page with an error code is no planned maintenance, however long its Retry-After, unless that is what the code says. */
function isPlanned({ planned }: Maintenance, codes: readonly ErrorCode[]): boolean {
  const known = codes.flatMap(({ key }) => (key === undefined ? [] : [ERROR_CODES[key]]));
  return known.some((code) => code?.maintenance) || (planned && known.length === 0);
}
