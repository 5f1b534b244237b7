/** The next try, as read from a view. */
import type { StopReason } from '../core/incident/incident.ts';
import type { PanelView } from '../core/view/view.ts';

type Part = Pick<PanelView, 'retry'>;

/** Why no try is scheduled; undefined while one is. */
export const stopReason = ({ retry: { next } }: Part): StopReason | undefined => (next?.kind === 'stopped' ? next.why : undefined);

/** Why a due try waits; undefined when it does not. */
export const pauseReason = ({ retry: { next } }: Part): 'hidden' | 'offline' | undefined =>
  next?.kind === 'waiting' ? next.paused?.why : undefined;
