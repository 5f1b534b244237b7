/** Decides which clicks count: trusted ones, on a panel that has not just appeared or moved. */

/** Protects against clicks that were aimed at something else when the panel appeared. */
export const settleTime = 500;

export interface ClickGuard {
  /** Call when the panel appears or moves: clicks are ignored for `settleTime`. */
  moved(): void;
  allows(event: Pick<Event, 'isTrusted'>): boolean;
}

/** For extension pages, whose layout no site can influence: every click counts. */
export const noGuard: ClickGuard = { moved() {}, allows: () => true };

/** Creates a guard for a panel that has just appeared. */
export function createClickGuard(now: () => number = () => performance.now()): ClickGuard {
  let movedAt = now();
  return {
    moved() {
      movedAt = now();
    },
    allows: ({ isTrusted }) => isTrusted && now() - movedAt >= settleTime,
  };
}
