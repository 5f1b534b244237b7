/** The countdown to the next probe. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RetryView } from '../core/view/view.ts';

export interface Countdown {
  /** Whole seconds until the probe; absent when none is due. */
  readonly seconds?: number;
  /** Percentage of the wait that remains. */
  readonly left: number;
}

/** Counts down to `dueAt` once a second, and calls `onDue` once when it is reached. */
export function useCountdown({ next }: RetryView, now: () => number, onDue: () => void): Countdown {
  const { dueAt, from, paused } = next?.kind === 'waiting' ? next : {};
  const [, tick] = useState(0);
  const told = useRef<number | undefined>(undefined);
  const due = useRef(onDue);
  due.current = onDue;
  useEffect(() => {
    if (dueAt === undefined || paused) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const step = (): void => {
      const left = dueAt - now();
      tick((n) => n + 1);
      if (left > 0) {
        timer = setTimeout(step, left % 1000 || 1000);
      } else if (told.current !== dueAt) {
        told.current = dueAt;
        due.current();
      }
    };
    step();
    return () => clearTimeout(timer);
  }, [dueAt, paused?.why, now]);
  if (dueAt === undefined) return { left: 0 };
  const left = Math.max(0, dueAt - now());
  const whole = Math.max(1, dueAt - (from ?? dueAt - left));
  return { seconds: Math.ceil(left / 1000), left: Math.min(100, (100 * left) / whole) };
}
