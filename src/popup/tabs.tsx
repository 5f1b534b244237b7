/** The two tabs of the popup. */
import type { VNode } from 'preact';
import { t } from '../i18n/messages.ts';

const tabs = ['page', 'history'] as const;
export type TabName = (typeof tabs)[number];

/** ARIA tabs: arrow keys, Home and End move the selection. */
export function Tabs({ tab, choose }: { tab: TabName; choose(tab: TabName): void }): VNode {
  return (
    <div
      class="segmented"
      role="tablist"
      aria-label={t('viewLabel')}
      onKeyDown={(event) => {
        const to = target(event.key, tab);
        if (!to) return;
        event.preventDefault();
        choose(to);
        event.currentTarget.querySelector<HTMLElement>(`#tab-${to}`)?.focus();
      }}
    >
      {tabs.map((name) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={name === tab}
          tabIndex={name === tab ? 0 : -1}
          {...(name === tab ? { 'aria-controls': 'shown' } : {})}
          onClick={() => choose(name)}
        >
          {t(name === 'page' ? 'tabPage' : 'tabHistory')}
        </button>
      ))}
    </div>
  );
}

const target = (key: string, tab: TabName): TabName | undefined => {
  if (key === 'Home') return 'page';
  if (key === 'End') return 'history';
  return key === 'ArrowLeft' || key === 'ArrowRight' ? (tab === 'page' ? 'history' : 'page') : undefined;
};
