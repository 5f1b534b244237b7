import { clip } from '../http/clip.ts';
import type { HeaderFields } from '../http/headers.ts';
import { readList, type ListMember } from '../http/structured-fields.ts';
import { ERROR_CODES } from './error-codes.ts';
import type { ProxyStatusError } from './evidence.ts';

/** Proxy-Status (RFC 9209 §2): the names of its hops, and the error of the hop nearest to the origin that has one. */
export interface ProxyStatus {
  readonly hops: readonly string[];
  readonly error: ProxyStatusError | undefined;
}

/** Reads Proxy-Status; which gateway a hop is, `identifyGateway` adds. */
export function readProxyStatus(headers: HeaderFields): ProxyStatus {
  const members = readList(headers.all('proxy-status').join(', ')).filter((member) => typeof member.value === 'string');
  const failed = members.find((member) => typeof member.parameters.get('error') === 'string');
  return { hops: members.map((member) => String(member.value)), error: failed && errorOf(failed) };
}

function errorOf({ value, parameters }: ListMember): ProxyStatusError {
  const error = String(parameters.get('error'));
  const key = `proxy-status:${error}`;
  const nextHop = parameters.get('next-hop');
  const details = parameters.get('details');
  return {
    sign: 'proxy-status',
    text: clip(String(value)),
    error: clip(error),
    ...(Object.hasOwn(ERROR_CODES, key) && { key }),
    ...(typeof nextHop === 'string' && { nextHop: clip(nextHop) }),
    ...(typeof details === 'string' && { details: clip(details) }),
  };
}
