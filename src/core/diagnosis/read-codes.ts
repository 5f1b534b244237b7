import type { Fingerprint, ResponseSnapshot } from '../gateways/fingerprint.ts';
import { clip } from '../http/clip.ts';
import { ERROR_CODES } from './error-codes.ts';
import type { ErrorCode } from './evidence.ts';

/** The codes and reasons a gateway gives in its own error, quoted. */
export function readCodes(gateway: Fingerprint | undefined, snapshot: ResponseSnapshot): readonly ErrorCode[] {
  const found = gateway?.readCodes?.(snapshot) ?? [];
  return found.flatMap((each) => {
    if (gateway === undefined || each === undefined || each[0] === '') return [];
    const [text, code = text] = each;
    const key = `${gateway.codePrefix ?? gateway.id}:${code}`;
    return [{ sign: 'error-code', gateway: gateway.id, text: clip(text), ...(Object.hasOwn(ERROR_CODES, key) && { key }) } as const];
  });
}
