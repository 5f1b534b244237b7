/** How each sign of the diagnosis reads. */
import type { Evidence } from '../core/diagnosis.ts';
import { say } from '../sentences.ts';
import { gatewayName } from './gateway-names.ts';

/** What the sign means in words; a sign without words of its own is still shown, with what was seen. */
export function evidenceWords({ sign }: Evidence, gateway: string): string {
  const name = gatewayName(gateway);
  if (sign === 'code' || sign === 'status') return say('evCode');
  if (/page|body|title|text/.test(sign) && name) return say('evPage', { gateway: name });
  if (/server|header|via|name/.test(sign)) return say('evHeader');
  if (/retry-after/.test(sign)) return say('evRetryAfter');
  return say('evOther');
}
