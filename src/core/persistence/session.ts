/** Parses the state in `storage.session`, which is lost when the browser ends or the extension is updated. */
import type { ManualSuspect, ManualTest } from '../extension-test/manual-test.ts';
import type { ExtensionNote } from '../extension-test/outcome.ts';
import type { Cleared, Clearing, DataResult, Reading } from '../site-data/clearing.ts';
import type { Cookie } from '../site-data/cookies.ts';
import { emptySession, type SessionState } from '../state/state.ts';
import { incident } from './incidents.ts';
import { namedExtension } from './journal.ts';
import {
  boolean,
  both,
  dictionary,
  isObject,
  list,
  number,
  object,
  oneOf,
  or,
  ownValue,
  string,
  union,
  whole,
  yes,
  type Parser,
} from './shape.ts';

const inconclusive = oneOf('not-the-cause', 'recovered', 'unclear');

const note: Parser<ExtensionNote> = union<'kind', ExtensionNote>('kind', {
  restored: object({ at: number }, { finding: inconclusive }),
  found: object({ culprits: list(namedExtension) }, { refused: yes }),
  'left-off': object({ culprits: list(namedExtension) }),
});

const partition = object({}, { topLevelSite: string, hasCrossSiteAncestor: boolean });

type Optional = 'expirationDate' | 'partitionKey' | 'firstPartyDomain';
const cookie: Parser<Cookie> = object<Omit<Cookie, Optional>, Pick<Required<Cookie>, Optional>>(
  {
    name: string,
    value: string,
    domain: string,
    hostOnly: boolean,
    path: string,
    secure: boolean,
    httpOnly: boolean,
    sameSite: string,
    session: boolean,
    storeId: string,
  },
  { expirationDate: number, partitionKey: (value) => (value === null ? null : partition(value)), firstPartyDomain: string },
);

const data: Parser<DataResult> = union<'kind', DataResult>('kind', {
  gone: object({ things: whole }),
  left: object({ things: whole }),
  unchecked: object({}),
  kept: object({}),
});

type Undo = { readonly until: number; readonly cookies: readonly Cookie[] };
const cookies = list(cookie);
const done = { left: whole, data };

const facts = { origin: string, site: string, privateWindow: boolean, withData: boolean, taken: whole };

const cleared = object<Omit<Cleared, 'phase' | 'undo'>, { readonly undo: Undo }>(
  { ...facts, ...done },
  { undo: object<Undo>({ until: number, cookies }) },
);

const clearing: Parser<Clearing> = union<'phase', Clearing>('phase', {
  reading: object<Pick<Reading, 'origin' | 'forgetAt'>, { readonly before: Cleared }>(
    { origin: string, forgetAt: number },
    { before: union<'phase', Cleared>('phase', { cleared }) },
  ),
  clearing: object({ ...facts, cookies, forgetAt: number }),
  cleared,
  'putting-back': object({ ...facts, ...done, cookies }),
  back: object({ ...facts, ...done, notBack: whole }, { shownUntil: number }),
});

const suspect: Parser<ManualSuspect> = object<Pick<ManualSuspect, 'id' | 'name' | 'by'>, Required<Pick<ManualSuspect, 'on' | 'cleared'>>>(
  { id: string, name: string, by: oneOf('proxy', 'headers', 'blocks', 'every-site') },
  { on: boolean, cleared: yes },
);

type TestFacts = 'why' | 'suspects' | 'total' | 'at' | 'tried';
type TestPhase = { readonly [P in ManualTest['phase']]: Omit<Extract<ManualTest, { phase: P }>, TestFacts> }[ManualTest['phase']];

const manualTest: Parser<ManualTest> = both(
  object<Pick<ManualTest, 'why' | 'suspects' | 'at' | 'tried'>, { readonly total: number }>(
    { why: oneOf('browser', 'not-allowed'), suspects: list(suspect), at: number, tried: whole },
    { total: whole },
  ),
  union<'phase', TestPhase>('phase', {
    choosing: object({}, { stillOn: yes }),
    testing: object({ underTest: object({ since: number, ids: list(string) }) }),
    over: object({}),
  }),
);

/** The parser of each key of the session state; invalid values become the default. */
const sessionParsers: { readonly [K in keyof SessionState]: (stored: unknown) => SessionState[K] } = {
  incidents: or(list(incident), emptySession.incidents),
  hiddenUntil: or(dictionary(number), emptySession.hiddenUntil),
  notes: or(dictionary(note), emptySession.notes),
  popupDue: or(list(number), emptySession.popupDue),
  clearings: or(dictionary(clearing), emptySession.clearings),
  manualTests: or(dictionary(manualTest), emptySession.manualTests),
};

export const sessionFrom = (stored: unknown): SessionState =>
  Object.fromEntries(
    Object.entries(sessionParsers).map(([key, parse]) => [key, parse(isObject(stored) ? ownValue(stored, key) : undefined)]),
  ) as unknown as SessionState;
