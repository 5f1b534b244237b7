/** The whole seconds until a point in time, updated once a second. */
import { useEffect, useState } from 'preact/hooks';

/** 0 once it has passed, or if there is none. */
export function useSecondsTo(moment: number | undefined, now: () => number): number {
  const [, tick] = useState(0);
  const left = moment === undefined ? 0 : Math.max(0, moment - now());
  useEffect(() => {
    if (left === 0) return undefined;
    const timer = setTimeout(() => tick((n) => n + 1), left % 1000 || 1000);
    return () => clearTimeout(timer);
  });
  return Math.ceil(left / 1000);
}
