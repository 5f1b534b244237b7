/**
 * The manual extension test, used where the browser or the user does not allow disabling extensions: the suspects, which one is disabled,
 * and the results of the loads. Times are epoch milliseconds.
 */
import type { Incident } from '../incident/incident.ts';
import type { SuspectPower } from './suspects.ts';

export interface ManualSuspect {
  readonly id: string;
  readonly name: string;
  readonly by: SuspectPower;
  /** Whether it was enabled when last checked; absent without the permission to check. */
  readonly on?: boolean;
  /** The page also failed without it. */
  readonly cleared?: true;
}

interface Facts {
  readonly why: 'browser' | 'not-allowed';
  /** Most likely first; empty without the permission to list them. */
  readonly suspects: readonly ManualSuspect[];
  /** How many extensions are enabled; absent without the permission to list them. */
  readonly total?: number;
  /** When the test last changed. */
  readonly at: number;
  /** Failed loads with one extension disabled. */
  readonly tried: number;
}

export type ManualTest = Facts &
  (
    | {
        readonly phase: 'choosing';
        /** The user said «It’s off», but it was enabled. */
        readonly stillOn?: true;
      }
    /** These are disabled, as checked or as the user said; only a load started since then tests them. */
    | { readonly phase: 'testing'; readonly underTest: UnderTest }
    /** All suspects were tried, or the user ended the test. */
    | { readonly phase: 'over' }
  );

interface UnderTest {
  readonly since: number;
  readonly ids: readonly string[];
}

/** The key of an incident's test. A private window has its own tests, which end with its incident. */
export const manualTestKey = ({ origin, privateWindow, id }: Incident): string => (privateWindow ? `private ${id}` : origin);

/** How many tests are kept besides the newest. */
export const manualTestsKept = 19;

export const newManualTest = (known: Pick<Facts, 'why' | 'suspects' | 'total'>, at: number): ManualTest => ({
  ...known,
  phase: 'choosing',
  at,
  tried: 0,
});

const idsUnderTest = (test: ManualTest): readonly string[] => (test.phase === 'testing' ? test.underTest.ids : []);

/** The suspect to disable: one that is disabled already, else the most likely untried one; undefined if none is left. */
export const currentSuspect = (test: ManualTest): ManualSuspect | undefined =>
  test.suspects.find(({ id }) => idsUnderTest(test).includes(id)) ?? test.suspects.find(({ cleared }) => !cleared);

/** The test after a check of the extensions: an untried suspect that is disabled is now under test. `isOn` returns undefined if unknown. */
export function withSeenExtensions(test: ManualTest, isOn: (id: string) => boolean | undefined, at: number): ManualTest {
  const suspects = test.suspects.map((one): ManualSuspect => {
    const on = isOn(one.id);
    return on === undefined ? one : { ...one, on };
  });
  if (test.phase === 'over') return { ...test, suspects };
  const saidOff = idsUnderTest(test);
  const ids = suspects
    .filter(({ id, on, cleared }) => !cleared && (on === false || (on === undefined && saidOff.includes(id))))
    .map(({ id }) => id);
  const seen = { ...factsOf(test), suspects, at };
  if (test.phase === 'testing' && ids.length === saidOff.length && ids.every((id) => saidOff.includes(id)))
    return { ...seen, phase: 'testing', underTest: test.underTest };
  if (ids.length > 0) return { ...seen, phase: 'testing', underTest: { since: at, ids } };
  return { ...seen, phase: 'choosing', ...(test.phase === 'choosing' && test.stillOn ? { stillOn: true } : {}) };
}

const factsOf = ({ why, suspects, total, at, tried }: ManualTest): Facts => ({
  why,
  suspects,
  ...(total === undefined ? {} : { total }),
  at,
  tried,
});

/** The test without the enabled states, which may be out of date once the permission to check is gone. */
export const withoutSight = (test: ManualTest): ManualTest => ({
  ...test,
  suspects: test.suspects.map(({ id, name, by, cleared }) => ({ id, name, by, ...(cleared ? { cleared } : {}) })),
});

/** The test after the user said that the current suspect is off; `stillOn` if it was seen enabled. */
export function withSuspectOff(test: ManualTest, at: number): ManualTest {
  const current = currentSuspect(test);
  if (test.phase === 'testing' && current) return test;
  if (current?.on === true) return { ...factsOf(test), at, phase: 'choosing', stillOn: true };
  return { ...factsOf(test), at, phase: 'testing', underTest: { since: at, ids: current ? [current.id] : [] } };
}

/** The test after a failed load that started at `startedAt`: the extensions disabled then are not the cause. */
export function withFailedLoad(test: ManualTest, startedAt: number, at: number): ManualTest {
  if (test.phase !== 'testing' || startedAt < test.underTest.since) return test;
  const { ids } = test.underTest;
  const suspects = test.suspects.map((one): ManualSuspect => (ids.includes(one.id) ? { ...one, cleared: true } : one));
  const isOver = suspects.length > 0 && suspects.every(({ cleared }) => cleared);
  return { ...factsOf(test), suspects, at, tried: test.tried + 1, phase: isOver ? 'over' : 'choosing' };
}

/** The test after the user chose «None of these». */
export const ended = (test: ManualTest, at: number): ManualTest => ({ ...factsOf(test), at, phase: 'over' });

/** The names of the extensions under test, without which the page works; undefined if there are none or their names are unknown. */
export function likelyCause(test: ManualTest | undefined): string | undefined {
  const names = test?.suspects.filter(({ id }) => idsUnderTest(test).includes(id)).map(({ name }) => name) ?? [];
  return names.length > 0 ? names.join(', ') : undefined;
}
