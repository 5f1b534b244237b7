/** The two reload buttons that are always one click away: a normal reload, and one without the cache. */
import type { ComponentChildren, VNode } from 'preact';
import type { PanelView } from '../core/view/view.ts';
import { t } from '../i18n/messages.ts';
import { ActionButton } from '../ui/buttons.tsx';
import { Icon } from '../ui/icon.tsx';
import { resultOf } from './steps/step-state.tsx';

interface ReloadButtonProps {
  view: PanelView;
  class: string;
  /** The accessible name of an icon button. */
  label?: string;
  children: ComponentChildren;
}

/** Reloads the page; disabled while a try is in progress. */
export function TryNow({ view, label, children, ...rest }: ReloadButtonProps): VNode {
  return (
    <ActionButton
      act="retry"
      resting={view.phase === 'trying'}
      {...named(label)}
      {...(view.form ? { title: t('postAgainWhy') } : {})}
      {...rest}
    >
      {children}
    </ActionButton>
  );
}

/** The whole clear-cache step: element, result and control. */
export function LoadFresh({ view, label, children, ...rest }: ReloadButtonProps): VNode {
  const result = resultOf(view, 'clear-cache');
  const why = view.form ? `${freshWhy(view)} ${t('postAgainWhy')}` : freshWhy(view);
  return (
    <span class="load-fresh" data-step="clear-cache" data-result={result}>
      <ActionButton act="clear-cache" {...named(label)} title={why} {...(result === 'running' ? { 'aria-busy': 'true' } : {})} {...rest}>
        {children}
        {result === 'failed' && (
          <span class="load-fresh-failed">
            <Icon name="dash" />
            <span class="sr-only">{t('stateFailed')}</span>
          </span>
        )}
      </ActionButton>
    </span>
  );
}

const freshWhy = ({ reloadsPastCache, fromServiceWorker, canClearSiteData }: PanelView): string => {
  if (fromServiceWorker && canClearSiteData) return t('reasonServiceWorkerGoes');
  return reloadsPastCache ? t('cacheWhole') : t('cacheWhy');
};
const named = (label: string | undefined): { 'aria-label'?: string } => (label === undefined ? {} : { 'aria-label': label });
