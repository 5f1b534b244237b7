/** The manual extension test, for when Comeback may not disable other extensions. */
import type { VNode } from 'preact';
import type { ExtensionsView, PanelView, Suspect } from '../../core/view/view.ts';
import { t } from '../../i18n/translate.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Message } from '../../ui/message.tsx';
import { AddonsPagePath } from './addons-page-path.tsx';
import { AllAtOnce } from './all-at-once.tsx';
import { extensionPages } from './extension-pages.ts';
import { SuspectRow } from './suspect-row.tsx';

type ManualTestView = Extract<ExtensionsView, { kind: 'manual' }>;

/** Lists the suspects, explains how to disable the current one, and reloads the page to check it. */
export function ManualTest({ view, test }: { view: PanelView; test: ManualTestView }): VNode {
  const { suspects, why, tried } = test;
  const current = suspects.find(({ how }) => how === 'current');
  const isOff = current?.on === false;
  return (
    <>
      <p class="panel-why">{reason(test)}</p>
      {suspects.length === 0 && <p class="panel-why">{t(tried > 0 ? 'manualTried' : 'manualAny')}</p>}
      <ol>
        {suspects.map((suspect, at) => (
          <SuspectRow key={suspect.name} suspect={suspect} number={at + 1} />
        ))}
      </ol>
      {!isOff && <HowToSwitch why={why} current={current} />}
      {current && <CurrentState current={current} stillOn={test.stillOn} />}
      {view.form && <p class="panel-why">{t('manualForm')}</p>}
      <div class="button-row">
        {!view.form && (
          <ActionButton
            act="extensions"
            class="button button-primary button-big"
            {...(view.phase === 'trying' ? { 'aria-busy': 'true' as const } : {})}
          >
            {t(isOff ? 'manualLoad' : 'manualTry')}
          </ActionButton>
        )}
        <ActionButton act="test-bad" class="button button-quiet">
          {t('manualNoneOfThese')}
        </ActionButton>
      </div>
      {why === 'browser' && <AllAtOnce view={view} />}
    </>
  );
}

function HowToSwitch({ why, current }: { why: ManualTestView['why']; current: Suspect | undefined }): VNode {
  const page = extensionPages[why];
  return (
    <>
      <h3 class="panel-heading">{t('manualHow')}</h3>
      <ol class="manual-test-steps">
        <li>
          <span>
            {why === 'browser' && <AddonsPagePath />} {t(why === 'browser' ? 'manualOpenCopy' : 'extOpenPage')}{' '}
            <code dir="ltr">{page}</code> <CopyButton text={page} label="copy" />
          </span>
        </li>
        <li>
          <span>{current ? <Message of="manualSwitch" values={{ name: <bdi>{current.name}</bdi> }} /> : t('extSwitchOne')}</span>
        </li>
        <li>{t('manualReturn')}</li>
      </ol>
    </>
  );
}

/** Announced when the browser reports the change, or when the user reloads while the extension is still on. */
function CurrentState({ current: { name, on }, stillOn }: { current: Suspect; stillOn: boolean }): VNode | null {
  if (on !== false && !stillOn) return null;
  return (
    <p class="panel-why" role="status">
      <Message of={on === false ? 'manualOffNow' : 'manualStillOn'} values={{ name: <bdi>{name}</bdi> }} />
    </p>
  );
}

const reason = ({ why, suspects, total }: ManualTestView): string => {
  if (why === 'not-allowed') return t('manualWhy');
  return suspects.length > 0 && total !== undefined ? t('manualWhyFirefox', { n: suspects.length, total }) : t('manualWhyFirefoxPlain');
};
