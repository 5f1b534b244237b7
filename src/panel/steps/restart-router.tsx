/** The router step, with a countdown for the time the router should stay off. */
import type { ComponentChildren, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/messages.ts';
import { ActionButton, PanelButton } from '../../ui/buttons.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Ring } from '../../ui/ring.tsx';

/** Long enough for the router to lose its state. */
const offSeconds = 30;

/** Start button, countdown, then «Try now». */
export function RestartRouterControl({ button }: { button: string }): VNode {
  const [left, setLeft] = useState<number | undefined>(undefined);
  useEffect(() => {
    if (left === undefined || left <= 0) return undefined;
    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);
  if (left === undefined) {
    return (
      <div class="button-row">
        <PanelButton act="router" class={button} onPress={() => setLeft(offSeconds)}>
          {t('start')}
        </PanelButton>
      </div>
    );
  }
  const off = left > 0;
  return (
    <>
      <ol class="router-steps">
        <Done>{t('routerOff')}</Done>
        {off ? (
          <li class="is-now">
            <Ring left={(100 * left) / offSeconds}>{String(left)}</Ring>
            <span>
              <b>{t('routerWait')}</b>
              {t('routerLeft', { seconds: left })}
            </span>
          </li>
        ) : (
          <Done>{t('routerWait')}</Done>
        )}
        <li class={off ? 'text-soft' : ''}>
          <span class="number-badge">3</span>
          {t('routerOn')}
        </li>
      </ol>
      {!off && (
        <>
          <p role="status">{t('routerDone')}</p>
          <div class="button-row">
            <ActionButton act="router" class={button}>
              {t('tryNow')}
            </ActionButton>
          </div>
        </>
      )}
    </>
  );
}

function Done({ children }: { children: ComponentChildren }): VNode {
  return (
    <li class="is-done">
      <span class="number-badge">
        <Icon name="check" />
      </span>
      {children}
    </li>
  );
}
