/** Which clicks are really the person's: trusted ones, on a panel that has stood still long enough to be seen. */

/** A page can slip the panel under a click already on its way; half a second is longer than that takes. */
export const settleTime = 500;

export interface ClickGuard {
  /** The panel appeared or moved: clicks count again after half a second. */
  moved(): void;
  allows(event: Pick<Event, 'isTrusted'>): boolean;
}

/** Pages of ours stand still, and nothing slips under the pointer: every click counts. */
export const noGuard: ClickGuard = { moved() {}, allows: () => true };

/** A guard that begins with the panel just appeared. */
export function createClickGuard(now: () => number = () => performance.now()): ClickGuard {
  let movedAt = now();
  return {
    moved() {
      movedAt = now();
    },
    allows: ({ isTrusted }) => isTrusted && now() - movedAt >= settleTime,
  };
}
