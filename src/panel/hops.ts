/** The way of a request, and where it stopped. */
import type { PanelView } from '../core/view.ts';
import type { PlainKey } from '../sentences.ts';
import { gatewayName } from './gateway-names.ts';
import type { IconName } from './icon.tsx';

export interface Hop {
  readonly icon: IconName;
  /** A sentence of ours, or a name that is not translated. */
  readonly who: { readonly key: PlainKey } | { readonly name: string } | { readonly host: string };
  readonly how: PlainKey;
  readonly state: 'ok' | 'failed' | 'unknown';
}

/** The three hops of this failure, in the order of the request. */
export function hops(view: PanelView): readonly Hop[] {
  return [you(view), between(view), site(view)];
}

const you = ({ form, retry, diagnosis }: PanelView): Hop => {
  if (form) return { icon: 'form', who: { key: 'hopForm' }, how: 'hopSent', state: 'ok' };
  if (retry.paused === 'offline') return { icon: 'you', who: { key: 'hopYou' }, how: 'hopOffline', state: 'failed' };
  const unsure = diagnosis.fault === 'visitor' && !gatewayName(diagnosis.gateway);
  return { icon: 'you', who: { key: 'hopYou' }, how: 'hopOnline', state: unsure ? 'unknown' : 'ok' };
};

const between = ({ form, fromServiceWorker, diagnosis: { gateway, fault } }: PanelView): Hop => {
  if (fromServiceWorker) return { icon: 'gateway', who: { key: 'hopHelper' }, how: 'hopFails', state: 'failed' };
  const name = gatewayName(gateway);
  if (name === undefined) return { icon: 'ask', who: { key: 'hopBetween' }, how: 'hopUnknown', state: 'unknown' };
  if (fault === 'cdn' || fault === 'visitor') return { icon: 'gateway', who: { name }, how: 'hopFails', state: 'failed' };
  return { icon: 'gateway', who: { name }, how: form ? 'hopPassed' : 'hopAnswers', state: 'ok' };
};

const site = ({ host, status, browserPage, fromServiceWorker, diagnosis: { fault, kind } }: PanelView): Hop => {
  const hop = { icon: 'server', who: { host } } as const;
  if (fault === 'cdn' || fault === 'visitor' || fromServiceWorker) return { ...hop, how: 'hopUnknown', state: 'unknown' };
  return { ...hop, how: kind === 'maintenance' ? 'hopClosed' : browserPage ? 'hopEmpty' : wayOf(status), state: 'failed' };
};

const wayOf = (status: number): PlainKey =>
  status === 503 ? 'hopBusy' : status === 504 || status === 522 || status === 524 ? 'hopTooSlow' : 'hopNoAnswer';
