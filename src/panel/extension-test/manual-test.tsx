/** The extension test by hand, where the browser or the person lets us switch nothing. */
import type { VNode } from 'preact';
import type { ExtensionsView, PanelView } from '../../core/view/view.ts';
import { say } from '../../i18n/messages.ts';
import { Choose } from '../../ui/buttons.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { FirefoxPlace } from './addons-page-path.tsx';
import { GuidedAtOnce } from './manual-test-at-once.tsx';
import { GuidedSuspect } from './manual-test-suspect.tsx';
import { Sentence } from '../../ui/sentence.tsx';

type Guided = Extract<ExtensionsView, { kind: 'guided' }>;

/** A page of ours or of a site cannot link there; the person has to type or paste it. */
const places = { browser: 'about:addons', 'not-allowed': 'chrome://extensions' } as const;

/** Who is on turn, how to switch it off, and the load that tells. */
export function GuidedTest({ view, test }: { view: PanelView; test: Guided }): VNode {
  const { suspects, why, tried } = test;
  const turn = suspects.find(({ how }) => how === 'turn');
  const isOff = turn?.on === false;
  return (
    <>
      <p class="why">{reason(test)}</p>
      {suspects.length === 0 && <p class="why">{say(tried > 0 ? 'walkTried' : 'extGuidedAny')}</p>}
      <ol>
        {suspects.map((suspect, at) => (
          <GuidedSuspect key={suspect.name} suspect={suspect} place={at + 1} />
        ))}
      </ol>
      {!isOff && <h3 class="group">{say('ffHow')}</h3>}
      {!isOff && (
        <ol class="howto">
          <li>
            <span>
              {why === 'browser' && <FirefoxPlace />} {say(why === 'browser' ? 'ffOpenCopy' : 'extOpenPage')}{' '}
              <code dir="ltr">{places[why]}</code> <CopyButton text={places[why]} label="copy" />
            </span>
          </li>
          <li>
            <span>{turn ? <Sentence of="ffSwitch" values={{ name: <bdi>{turn.name}</bdi> }} /> : say('extSwitchOne')}</span>
          </li>
          <li>{say('ffReturn')}</li>
        </ol>
      )}
      {turn && (isOff || test.stillOn) && (
        <p class="why" role="status">
          <Sentence of={isOff ? 'walkOffNow' : 'walkStillOn'} values={{ name: <bdi>{turn.name}</bdi> }} />
        </p>
      )}
      {view.form && <p class="why">{say('walkForm')}</p>}
      <div class="actions">
        {!view.form && (
          <Choose act="extensions" class="btn primary big" {...(view.phase === 'trying' ? { 'aria-busy': 'true' as const } : {})}>
            {say(isOff ? 'walkLoad' : 'ffTry')}
          </Choose>
        )}
        <Choose act="test-bad" class="btn quiet">
          {say('ffNone')}
        </Choose>
      </div>
      {why === 'browser' && <GuidedAtOnce view={view} />}
    </>
  );
}

const reason = ({ why, suspects, total }: Guided): string => {
  if (why === 'not-allowed') return say('extGuidedWhy');
  return suspects.length > 0 && total !== undefined ? say('ffWhy', { n: suspects.length, total }) : say('ffWhyPlain');
};
