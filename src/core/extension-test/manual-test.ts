/**
 * The manual extension test, where the browser or the person lets us switch nothing: which extensions are suspect, which one is
 * off, and what the loads showed. Times are epoch milliseconds.
 */
import type { Incident } from '../incident/incident.ts';
import type { SuspectPower } from './suspects.ts';

export interface ManualSuspect {
  readonly id: string;
  readonly name: string;
  readonly by: SuspectPower;
  /** Whether it is on, as last seen; absent where we may not see. */
  readonly on?: boolean;
  /** The page failed without it. */
  readonly cleared?: true;
}

interface Facts {
  readonly why: 'browser' | 'not-allowed';
  /** Likeliest first; none where we may not see them. */
  readonly suspects: readonly ManualSuspect[];
  /** How many extensions are on; absent where we may not see. */
  readonly total?: number;
  /** The last step of the test. */
  readonly at: number;
  /** Loads that failed with one extension off. */
  readonly tried: number;
}

export type ManualTest = Facts &
  (
    | {
        readonly phase: 'choosing';
        /** The person said «It’s off», and it was on. */
        readonly stillOn?: true;
      }
    /** These are off, as seen or said: a load that began since then is about them. */
    | { readonly phase: 'testing'; readonly underTest: UnderTest }
    /** All were tried, or the person ended it. */
    | { readonly phase: 'over' }
  );

interface UnderTest {
  readonly since: number;
  readonly ids: readonly string[];
}

/** A private window has its own tests, which end with its incident. */
export const manualTestKey = ({ origin, privateWindow, id }: Incident): string => (privateWindow ? `private ${id}` : origin);

/** How many tests are remembered besides the newest. */
export const manualTestsKept = 19;

export const beginManualTest = (known: Pick<Facts, 'why' | 'suspects' | 'total'>, at: number): ManualTest => ({
  ...known,
  phase: 'choosing',
  at,
  tried: 0,
});

const idsUnderTest = (test: ManualTest): readonly string[] => (test.phase === 'testing' ? test.underTest.ids : []);

/** The suspect to switch off: one that is off already, else the likeliest that was not tried. */
export const currentSuspect = (test: ManualTest): ManualSuspect | undefined =>
  test.suspects.find(({ id }) => idsUnderTest(test).includes(id)) ?? test.suspects.find(({ cleared }) => !cleared);

/** With what is known of each extension now: one that is off and was not tried is under test. */
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

/** Without what was seen of the extensions: it may have changed since we may no longer look. */
export const withoutSight = (test: ManualTest): ManualTest => ({
  ...test,
  suspects: test.suspects.map(({ id, name, by, cleared }) => ({ id, name, by, ...(cleared ? { cleared } : {}) })),
});

/** The person says that the current suspect is off. If it is seen to be on, the test says so instead. */
export function withSuspectOff(test: ManualTest, at: number): ManualTest {
  const current = currentSuspect(test);
  if (test.phase === 'testing' && current) return test;
  if (current?.on === true) return { ...factsOf(test), at, phase: 'choosing', stillOn: true };
  return { ...factsOf(test), at, phase: 'testing', underTest: { since: at, ids: current ? [current.id] : [] } };
}

/** A load failed that began at `startedAt`: what was off then is not the cause. */
export function withFailedLoad(test: ManualTest, startedAt: number, at: number): ManualTest {
  if (test.phase !== 'testing' || startedAt < test.underTest.since) return test;
  const { ids } = test.underTest;
  const suspects = test.suspects.map((one): ManualSuspect => (ids.includes(one.id) ? { ...one, cleared: true } : one));
  const isOver = suspects.length > 0 && suspects.every(({ cleared }) => cleared);
  return { ...factsOf(test), suspects, at, tried: test.tried + 1, phase: isOver ? 'over' : 'choosing' };
}

/** «None of these»: the person ends the test. */
export const ended = (test: ManualTest, at: number): ManualTest => ({ ...factsOf(test), at, phase: 'over' });

/** The names of the extensions without which the page works; undefined while none is under test, or no names are known. */
export function likelyCause(test: ManualTest | undefined): string | undefined {
  const names = test?.suspects.filter(({ id }) => idsUnderTest(test).includes(id)).map(({ name }) => name) ?? [];
  return names.length > 0 ? names.join(', ') : undefined;
}
