/** Parses the journal of an extension test. Every extension in it is restored, even if the rest is corrupt. */
import type { Load } from '../extension-test/bisect.ts';
import type { Finding, Journal, NamedExtension } from '../extension-test/journal.ts';
import { both, boolean, isObject, list, number, object, string, union, whole, type Parser } from './shape.ts';

export const namedExtension: Parser<NamedExtension> = object<NamedExtension>({ id: string, name: string });

const finding: Parser<Finding> = union<'kind', Finding>('kind', {
  found: object({ culprits: list(namedExtension) }),
  'not-the-cause': object({}),
  recovered: object({}),
  unclear: object({}),
});

const load: Parser<Load> = object<Load>({ on: list(whole), failed: boolean });

const underWay = { enabled: list(whole), backAt: number };

type Facts = Pick<Journal, 'tabId' | 'since' | 'candidates' | 'managed' | 'loads'>;
type ByPhase = { readonly [P in Journal['phase']]: Omit<Extract<Journal, { phase: P }>, keyof Facts> }[Journal['phase']];

const journal: Parser<Journal> = both(
  object<Facts>({ tabId: number, since: number, candidates: list(namedExtension), managed: list(namedExtension), loads: list(load) }),
  union<'phase', ByPhase>('phase', {
    switching: object(underWay),
    loading: object({ ...underWay, switchedAt: number }),
    'putting-back': object(underWay, { finding }),
    stuck: object({}, { finding }),
    settling: object({ backAt: number }),
  }),
);

/**
 * The stored journal; null if no extensions have to be restored. A corrupt journal becomes one that restores every extension found in it.
 */
export function journalFrom(stored: unknown): Journal | null {
  if (stored === null || stored === undefined) return null;
  const known = journal(stored);
  if (known && known.candidates.length === countIn(stored, 'candidates')) return known;
  const candidates = namesIn(stored);
  if (candidates.length === 0) return null;
  return { phase: 'putting-back', tabId: -1, since: 0, backAt: 0, candidates, managed: [], loads: [], enabled: [] };
}

const countIn = (stored: unknown, key: string): number => {
  const value = isObject(stored) ? (stored as Readonly<Record<string, unknown>>)[key] : undefined;
  return Array.isArray(value) ? value.length : 0;
};

/** Whether text looks like an extension id: Chrome's 32 letters, or Firefox's e-mail-like address or braced UUID. */
const looksLikeId = (text: string): boolean => /^[a-p]{32}$|^[^\s@]{0,64}@[^\s@]{1,64}$|^\{[\da-f-]{36}\}$/i.test(text);

/** Limits of the search in a corrupt journal; a valid one is flat and short. */
const deepest = 6;
const most = 1_000;

function namesIn(stored: unknown): NamedExtension[] {
  const found = new Map<string, string>();
  const visit = (value: unknown, depth: number): void => {
    if (depth > deepest || found.size >= most) return;
    if (typeof value === 'string' && looksLikeId(value)) found.set(value, found.get(value) ?? value);
    if (typeof value !== 'object' || value === null) return;
    const { id, name } = value as { readonly id?: unknown; readonly name?: unknown };
    if (typeof id === 'string' && id !== '') found.set(id, typeof name === 'string' ? name : id);
    for (const one of Object.values(value)) visit(one, depth + 1);
  };
  visit(stored, 0);
  return [...found].map(([id, name]) => ({ id, name }));
}
