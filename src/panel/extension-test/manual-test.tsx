/** The extension test by hand, where the browser or the person lets us switch nothing. */
import type { VNode } from 'preact';
import type { ExtensionsView, PanelView } from '../../core/view/view.ts';
import { t } from '../../i18n/messages.ts';
import { ActionButton } from '../../ui/buttons.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FirefoxPlace } from './addons-page-path.tsx';
import { GuidedAtOnce } from './manual-test-at-once.tsx';
import { GuidedSuspect } from './manual-test-suspect.tsx';
import { Message } from '../../ui/sentence.tsx';

type Guided = Extract<ExtensionsView, { kind: 'manual' }>;

/** A page of ours or of a site cannot link there; the person has to type or paste it. */
const places = { browser: 'about:addons', 'not-allowed': 'chrome://extensions' } as const;

/** Who is on turn, how to switch it off, and the load that tells. */
export function ManualTest({ view, test }: { view: PanelView; test: Guided }): VNode {
  const { suspects, why, tried } = test;
  const current = suspects.find(({ how }) => how === 'current');
  const isOff = current?.on === false;
  return (
    <>
      <p class="panel-why">{reason(test)}</p>
      {suspects.length === 0 && <p class="panel-why">{t(tried > 0 ? 'walkTried' : 'extGuidedAny')}</p>}
      <ol>
        {suspects.map((suspect, at) => (
          <GuidedSuspect key={suspect.name} suspect={suspect} place={at + 1} />
        ))}
      </ol>
      {!isOff && <h3 class="panel-heading">{t('ffHow')}</h3>}
      {!isOff && (
        <ol class="manual-test-steps">
          <li>
            <span>
              {why === 'browser' && <FirefoxPlace />} {t(why === 'browser' ? 'ffOpenCopy' : 'extOpenPage')}{' '}
              <code dir="ltr">{places[why]}</code> <CopyButton text={places[why]} label="copy" />
            </span>
          </li>
          <li>
            <span>{current ? <Message of="ffSwitch" values={{ name: <bdi>{current.name}</bdi> }} /> : t('extSwitchOne')}</span>
          </li>
          <li>{t('ffReturn')}</li>
        </ol>
      )}
      {current && (isOff || test.stillOn) && (
        <p class="panel-why" role="status">
          <Message of={isOff ? 'walkOffNow' : 'walkStillOn'} values={{ name: <bdi>{current.name}</bdi> }} />
        </p>
      )}
      {view.form && <p class="panel-why">{t('walkForm')}</p>}
      <div class="button-row">
        {!view.form && (
          <ActionButton
            act="extensions"
            class="button button-primary button-big"
            {...(view.phase === 'trying' ? { 'aria-busy': 'true' as const } : {})}
          >
            {t(isOff ? 'walkLoad' : 'ffTry')}
          </ActionButton>
        )}
        <ActionButton act="test-bad" class="button button-quiet">
          {t('ffNone')}
        </ActionButton>
      </div>
      {why === 'browser' && <GuidedAtOnce view={view} />}
    </>
  );
}

const reason = ({ why, suspects, total }: Guided): string => {
  if (why === 'not-allowed') return t('extGuidedWhy');
  return suspects.length > 0 && total !== undefined ? t('ffWhy', { n: suspects.length, total }) : t('ffWhyPlain');
};
