/** A panel counts as seen if everything a person needs is really on the screen. */
import type { PanelState } from '../browsers/index.ts';

/** Returns what is missing, or undefined if the panel counts. The same rules apply to the small panel. */
export function whyNot(panel: PanelState | null, status: number, host: string): string | undefined {
  if (!panel) return 'no panel';
  if (!panel.painted) return 'not painted';
  if (!panel.topmost) return 'something covers its centre';
  if (panel.status !== status) return `says ${String(panel.status)} instead of ${String(status)}`;
  if (!panel.text.includes(String(status))) return 'does not show the code';
  if (!panel.text.includes(host)) return 'does not show the host';
  if (!panel.hasRetry) return 'no retry in sight';
  if (!panel.hasClear) return 'no clear-cache in sight';
  return undefined;
}
