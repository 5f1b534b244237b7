/** Compares what a visit to a situation showed with what was expected, and formats the result. */
import type { PanelState } from '../../test/browsers/index.ts';
import type { Expected } from '../../test/site/situation.ts';

export interface Seen {
  readonly kind: Expected;
  /** The panel's content, in the page or in the popup. */
  readonly panel?: Pick<PanelState, 'status' | 'gateway' | 'text' | 'size' | 'hasRetry' | 'hasClear'>;
}

export interface Wanted {
  readonly kind: Expected;
  readonly host: string;
  readonly status?: number | undefined;
  readonly gateway?: string | undefined;
}

/** The differences from what was expected; empty if there are none. */
export function differences(wanted: Wanted, { kind, panel }: Seen): string[] {
  if (kind !== wanted.kind) return [`expected ${wanted.kind}`];
  if (kind === 'silence') return [];
  if (panel === undefined) return ['the popup does not show it'];
  return [
    ...(wanted.status === undefined || panel.status === wanted.status ? [] : [`expected ${wanted.status}`]),
    ...(wanted.gateway === undefined || panel.gateway === wanted.gateway ? [] : [`expected ${wanted.gateway}`]),
    // A minimized panel has no room for the host.
    ...(isSmall(panel) || plain(panel.text).includes(wanted.host) ? [] : [`does not name ${wanted.host}`]),
    ...(panel.hasRetry ? [] : ['retry is not in sight']),
    ...(panel.hasClear ? [] : ['clear-cache is not in sight']),
  ];
}

/** The line for one situation. */
export function lineOf(path: string, wanted: Wanted, seen: Seen): string {
  const wrong = differences(wanted, seen);
  const said =
    seen.panel === undefined ? '' : `${seen.panel.status} ${seen.panel.gateway} ${isSmall(seen.panel) ? '(small)' : wanted.host}`;
  const line = `${wrong.length === 0 ? '✓' : '✗'} ${path.padEnd(22)} ${seen.kind.padEnd(8)} ${said}`.trimEnd();
  return wrong.length === 0 ? line : `${line}   ← ${wrong.join('; ')}`;
}

const isSmall = ({ size }: Pick<PanelState, 'size'>): boolean => size === 'pill';

/** Removes invisible characters: long hosts contain zero-width spaces, and a host may be wrapped in direction marks. */
function plain(text: string): string {
  return text.replaceAll(/[\u200B\u2060\u2066-\u2069\u00AD]/gu, '');
}
