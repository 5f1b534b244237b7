/** Resets the click guard when the panel moves without the user's doing. */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { createClickGuard, type ClickGuard } from '../ui/click-guard.ts';

/** A jump smaller than this leaves the pointer over the same control. */
const jump = 4;
/** Growth this soon after a click is the row that the user opened. */
const ownDoing = 400;

/** Creates the guard for this element; tests pass their own as `given`. */
export function useLayoutShiftGuard(section: RefObject<HTMLElement | null>, given: ClickGuard | undefined): ClickGuard {
  const [guard] = useState(() => given ?? createClickGuard());
  useEffect(() => {
    const element = section.current;
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    let stood = element.getBoundingClientRect();
    let actedAt = -Infinity;
    const acted = (event: Event): void => {
      if (event.isTrusted) actedAt = performance.now();
    };
    const measure = (): void => {
      const stands = element.getBoundingClientRect();
      const far = Math.max(Math.abs(stands.top - stood.top), Math.abs(stands.left - stood.left), Math.abs(stands.bottom - stood.bottom));
      stood = stands;
      if (far > jump && performance.now() - actedAt > ownDoing) guard.moved();
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    addEventListener('resize', measure);
    element.addEventListener('click', acted);
    return () => {
      observer.disconnect();
      removeEventListener('resize', measure);
      element.removeEventListener('click', acted);
    };
  }, [guard, section]);
  return guard;
}
