import { describe, expect, it } from 'vitest';
import { createClickGuard, settleTime } from '../../src/ui/click-guard.ts';

describe('a click counts', () => {
  let at = 1000;
  const guard = createClickGuard(() => at);

  it('only when half a second has passed since the panel appeared', () => {
    expect(guard.allows({ isTrusted: true })).toBe(false);
    at += settleTime;
    expect(guard.allows({ isTrusted: true })).toBe(true);
  });

  it('only when it is the person’s', () => {
    expect(guard.allows({ isTrusted: false })).toBe(false);
  });

  it('only when the panel has not just moved', () => {
    guard.moved();
    expect(guard.allows({ isTrusted: true })).toBe(false);
    at += settleTime;
    expect(guard.allows({ isTrusted: true })).toBe(true);
  });
});
