/** The panel's only live region. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PanelView } from '../core/view/view.ts';
import { announceAt, announceOnChange, announceOnOpen } from './announcements.ts';
import { retryWords } from './retry-words.ts';
import { pauseReason } from './next-try.ts';
import type { Countdown } from './use-countdown.ts';

interface LiveRegionProps {
  view: PanelView;
  countdown: Countdown;
  now: number;
  announceOpen: boolean;
}

/** Rendered empty first: screen readers do not announce initial content. */
export function LiveRegion({ view, countdown, now, announceOpen }: LiveRegionProps): VNode {
  const [text, setText] = useState('');
  const before = useRef(view);
  useEffect(() => {
    if (announceOpen) setText(announceOnOpen(view, retryWords(view, countdown, now).title));
  }, []);
  useEffect(() => {
    const change = announceOnChange(before.current, view);
    before.current = view;
    if (change !== undefined) setText(change);
  }, [view]);
  useEffect(() => {
    const spoken = view.phase === 'waiting' && !pauseReason(view) ? announceAt(countdown.seconds) : undefined;
    if (spoken !== undefined) setText(spoken);
  }, [countdown.seconds]);
  return (
    <p class="sr-only" role="status" aria-live="polite">
      {text}
    </p>
  );
}
