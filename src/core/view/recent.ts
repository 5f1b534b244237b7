/** How long the popup of a healthy page reports what happened there. */

const reportedFor = 600_000;

/** Whether something that happened at `at` is still reported. Times are epoch milliseconds. */
export const isRecent = (at: number, now: number): boolean => now - at < reportedFor;
