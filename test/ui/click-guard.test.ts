import { describe, expect, it } from 'vitest';
import { createClickGuard, settleTime } from '../../src/ui/click-guard.ts';

describe('a click counts', () => {
  let at = 1000;
  const guard = createClickGuard(() => at);

  it('only if half a second has passed since the panel appeared', () => {
    expect(guard.allows({ isTrusted: true })).toBe(false);
    at += settleTime;
    expect(guard.allows({ isTrusted: true })).toBe(true);
  });

  it('only if it is trusted', () => {
    expect(guard.allows({ isTrusted: false })).toBe(false);
  });

  it('only if the panel has not just moved', () => {
    guard.moved();
    expect(guard.allows({ isTrusted: true })).toBe(false);
    at += settleTime;
    expect(guard.allows({ isTrusted: true })).toBe(true);
  });
});
