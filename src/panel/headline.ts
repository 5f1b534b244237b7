/** Chooses the headline: what happened, whose fault it is, and one reason. */
import { isCloudflareStatus, isTimeout } from '../core/http/failure-status.ts';
import type { PanelView } from '../core/view/view.ts';
import type { KeyWithoutValues, MessageKey } from '../i18n/translate.ts';
import { gatewayName } from './evidence/gateway-names.ts';

export interface Headline {
  readonly title: MessageKey;
  readonly fault: KeyWithoutValues;
  /** The reason and the placeholders it uses. */
  readonly reason?: { readonly key: MessageKey; readonly names?: readonly ('count' | 'gateway' | 'size' | 'time')[] };
}

/** Whether the user's own proxy generated the error page. If not, a fault on the visitor's side lies in their network, not in the gateway. */
export const isOwnProxy = ({ diagnosis }: PanelView): boolean => diagnosis.evidence.some(({ sign }) => sign === 'forward-proxy');

const hasOtherSites = ({ diagnosis }: PanelView): boolean => diagnosis.evidence.some(({ sign }) => sign === 'other-sites');

/** Cookies are named as the cause only if no stronger evidence exists. */
const mayBeCookies = ({ tooManyCookies, diagnosis: { fault, confidence, kind } }: PanelView): boolean =>
  tooManyCookies !== undefined && kind === 'failure' && (fault === 'unknown' || (fault === 'site' && confidence !== 'high'));

/** Each part is the first that matches. */
export function headline(view: PanelView): Headline {
  const reason = reasonFor(view);
  return { title: titleFor(view), fault: faultFor(view), ...(reason ? { reason } : {}) };
}

const titleFor = ({ form, status, diagnosis: { fault, gateway, kind } }: PanelView): MessageKey => {
  if (form) return 'titlePost';
  if (kind === 'maintenance') return 'titleMaintenance';
  if (fault === 'cdn' && gatewayName(gateway)) return 'titleCdn';
  if (fault === 'visitor') return 'titleVisitor';
  if (status === 503) return 'title503';
  if (isTimeout(status)) return 'title504';
  return status === 502 || isCloudflareStatus(status) ? 'title502' : 'titleUnknown';
};

const faultFor = (view: PanelView): KeyWithoutValues => {
  const { form, diagnosis } = view;
  const { fault, confidence } = diagnosis;
  if (form) return 'faultPost';
  if (mayBeCookies(view)) return 'faultCookies';
  if (fault === 'site') return confidence === 'high' ? 'faultSiteHigh' : 'faultSiteMedium';
  return ({ cdn: 'faultCdn', visitor: 'faultVisitor', unknown: 'faultUnknown' } as const)[fault];
};

const reasonFor = (view: PanelView): Headline['reason'] => {
  const { fault, kind } = view.diagnosis;
  if (view.form) return { key: 'reasonPost' };
  if (view.fromServiceWorker) return { key: view.canClearSiteData ? 'reasonServiceWorkerGoes' : 'reasonServiceWorker' };
  if (mayBeCookies(view)) return { key: 'reasonCookies', names: ['count', 'size'] };
  if (view.isBrowserErrorPage) return { key: 'reasonEmptyPage' };
  if (kind === 'maintenance')
    return view.retry.notBefore === undefined ? { key: 'reasonMaintenance' } : { key: 'reasonUntil', names: ['time'] };
  return reasonsByFault[fault](view);
};

const isNamed = ({ diagnosis }: PanelView): boolean => gatewayName(diagnosis.gateway) !== undefined;
const upstream = (view: PanelView): Headline['reason'] =>
  isNamed(view) ? { key: 'reasonUpstream', names: ['gateway'] } : { key: 'reasonUnknown' };

const reasonsByFault: Readonly<Record<PanelView['diagnosis']['fault'], (view: PanelView) => Headline['reason']>> = {
  site: (view) => (view.status === 503 ? { key: 'reasonOverload' } : upstream(view)),
  cdn: (view) => (isNamed(view) ? { key: 'reasonCdn', names: ['gateway'] } : undefined),
  visitor: (view) => {
    if (isNamed(view) && isOwnProxy(view)) return { key: 'reasonProxy', names: ['gateway'] };
    return hasOtherSites(view) ? { key: 'reasonOtherSites' } : undefined;
  },
  unknown: upstream,
};
