/** The request path, and where it failed. */
import { isTimeout } from '../core/http/failure-status.ts';
import type { PanelView } from '../core/view/view.ts';
import type { KeyWithoutValues } from '../i18n/translate.ts';
import type { IconName } from '../ui/icon.tsx';
import { gatewayName, gatewayNames } from './evidence/gateway-names.ts';
import { isOwnProxy } from './headline.ts';
import { pauseReason } from './next-try.ts';

export interface Hop {
  readonly icon: IconName;
  /** A message key, or a name that is not translated. */
  readonly who: { readonly key: KeyWithoutValues } | { readonly name: string } | { readonly host: string };
  readonly how: KeyWithoutValues;
  readonly state: 'ok' | 'failed' | 'unknown';
}

/** The hops in request order; intermediaries that only forwarded the response are separate from the gateway that generated it. */
export function hops(view: PanelView): readonly Hop[] {
  if (view.diagnosis.fault === 'visitor' && !isOwnProxy(view)) return [clientHop(view), network, siteHop(view)];
  return [clientHop(view), ...passedBy(view), ...gatewayHop(view), siteHop(view)];
}

/** Other sites fail too, so the network is the likely cause; that cannot be observed directly. */
const network: Hop = { icon: 'network', who: { key: 'hopNetwork' }, how: 'hopPerhaps', state: 'failed' };

const clientHop = (view: PanelView): Hop => {
  if (view.form) return { icon: 'form', who: { key: 'hopForm' }, how: 'hopSent', state: 'ok' };
  if (pauseReason(view) === 'offline') return { icon: 'you', who: { key: 'hopYou' }, how: 'hopOffline', state: 'failed' };
  return { icon: 'you', who: { key: 'hopYou' }, how: 'hopOnline', state: 'ok' };
};

/** Intermediaries that added a header are closer to the user than the gateway that generated the response. They share one hop to keep the picture small. */
const passedBy = ({ fromServiceWorker, diagnosis: { relays } }: PanelView): readonly Hop[] =>
  fromServiceWorker || relays.length === 0 ? [] : [{ icon: 'gateway', who: { name: gatewayNames(relays) }, how: 'hopPassed', state: 'ok' }];

const gatewayHop = ({ form, fromServiceWorker, diagnosis: { gateway, relays, fault } }: PanelView): readonly Hop[] => {
  if (fromServiceWorker) return [{ icon: 'gateway', who: { key: 'hopServiceWorker' }, how: 'hopFails', state: 'failed' }];
  const name = gatewayName(gateway);
  if (name === undefined)
    return relays.length > 0 ? [] : [{ icon: 'question', who: { key: 'hopBetween' }, how: 'hopUnknown', state: 'unknown' }];
  if (fault === 'cdn' || fault === 'visitor') return [{ icon: 'gateway', who: { name }, how: 'hopFails', state: 'failed' }];
  return [{ icon: 'gateway', who: { name }, how: form ? 'hopPassed' : 'hopAnswers', state: 'ok' }];
};

const siteHop = ({ host, status, isBrowserErrorPage, fromServiceWorker, diagnosis: { fault, kind } }: PanelView): Hop => {
  const hop = { icon: 'server', who: { host } } as const;
  if (fault === 'cdn' || fault === 'visitor' || fromServiceWorker) return { ...hop, how: 'hopUnknown', state: 'unknown' };
  return { ...hop, how: kind === 'maintenance' ? 'hopClosed' : isBrowserErrorPage ? 'hopEmpty' : wayOf(status), state: 'failed' };
};

const wayOf = (status: number): KeyWithoutValues => (status === 503 ? 'hopBusy' : isTimeout(status) ? 'hopTooSlow' : 'hopNoAnswer');
