import { describe, expect, test } from 'vitest';
import type { Event } from '../../../src/core/state/events.ts';
import { viewOf } from '../../../src/core/view/panel-view.ts';
import { after, answered, broken, chrome, noon } from '../builders.ts';

describe('a response whose document is not found yet', () => {
  const coming = answered({ startedAt: noon + 500, status: 503 });
  test('is not on screen, as a download or an aborted load has no document', () => {
    expect(viewOf(after([[answered()]]), 1, 'popup', chrome)).toBeNull();
    expect(viewOf(after([[answered()]]), 1, 'overlay', chrome)).toBeNull();
  });
  test.each(['overlay', 'popup'] as const)('leaves the panel of the previous page on screen: %s', (where) =>
    expect(viewOf(after([[coming]], broken()), 1, where, chrome)?.status).toBe(502),
  );
  test('is in the popup when the document itself reported its failure', () => {
    const seen: Event = { ...(answered() as Event & { type: 'pageResponded' }), isSeen: true };
    expect(viewOf(after([[seen]]), 1, 'popup', chrome)?.status).toBe(502);
  });
});
