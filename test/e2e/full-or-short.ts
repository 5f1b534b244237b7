/** When a panel counts as seen: everything a person needs is really on the screen. */
import type { PanelLook } from '../browsers/index.ts';

/** What is missing; nothing, when the panel counts. The small form counts by the same measure. */
export function whyNot(look: PanelLook | null, status: number, host: string): string | undefined {
  if (!look) return 'no panel';
  if (!look.painted) return 'not painted';
  if (!look.topmost) return 'something covers its centre';
  if (look.status !== status) return `says ${String(look.status)} instead of ${String(status)}`;
  if (!look.text.includes(String(status))) return 'does not show the code';
  if (!look.text.includes(host)) return 'does not show the host';
  if (!look.hasRetry) return 'no retry in sight';
  if (!look.hasClear) return 'no clear-cache in sight';
  return undefined;
}
