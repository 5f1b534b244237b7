/** The incidents of the running browser session, read back. */
import { expect, test } from 'vitest';
import { restoreState } from '../../../src/core/persistence/restore-state.ts';
import { incidentIn, type SessionState } from '../../../src/core/state/state.ts';
import { after, answered, broken, noon } from '../builders.ts';

const reloading = after([[answered({ startedAt: noon + 1_000 })]], broken()).session;
const restored = (session: SessionState): unknown => restoreState({}, JSON.parse(JSON.stringify(session))).session;

test('the page that stands while its reload is not there yet is kept', () => {
  expect(incidentIn({ session: reloading }, 1)?.page.phase).toMatchObject({ kind: 'pending', before: { phase: { kind: 'idle' } } });
  expect(restored(reloading)).toEqual(reloading);
});

test('a page that was never found is not taken for one that stands', () => {
  const [incident] = reloading.incidents;
  const [page] = incident!.pages;
  const { before: _, ...pending } = page!.phase as Extract<NonNullable<typeof page>['phase'], { kind: 'pending' }>;
  const odd = { ...reloading, incidents: [{ ...incident!, pages: [{ ...page!, phase: { ...pending, before: page } }] }] };
  const { session } = restoreState({}, odd);
  expect(incidentIn({ session }, 1)?.page).toEqual({ ...page, phase: pending });
});
