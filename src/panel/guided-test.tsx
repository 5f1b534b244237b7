/** The extension test by hand, where the browser or the person lets us switch nothing. */
import type { VNode } from 'preact';
import type { ExtensionsView, Suspect } from '../core/view.ts';
import { say, type PlainKey } from '../sentences.ts';
import { Choose } from './choice.tsx';
import { CopyButton } from './copy-button.tsx';
import { FirefoxPlace } from './firefox-place.tsx';
import { Sentence } from './sentence.tsx';

type Guided = Extract<ExtensionsView, { kind: 'guided' }>;

/** A page of ours or of a site cannot link there; the person has to type or paste it. */
const extensionsPage = 'chrome://extensions';

/** Who is likeliest, and how to switch it off. */
export function GuidedTest({ test }: { test: Guided }): VNode {
  const { suspects, why } = test;
  const first = suspects[0];
  return (
    <>
      <p class="why">{reason(test)}</p>
      {suspects.length === 0 && <p class="why">{say('extGuidedAny')}</p>}
      <ol>
        {suspects.map((suspect, at) => (
          <li class="suspect" key={suspect.name}>
            <span class="pic" aria-hidden="true">
              {String(at + 1)}
            </span>
            <b>
              <bdi>{suspect.name}</bdi>
            </b>
            <span>{say(by[suspect.by])}</span>
          </li>
        ))}
      </ol>
      <h3 class="group">{say('ffHow')}</h3>
      <ol class="howto">
        <li>{why === 'browser' ? <FirefoxPlace /> : <ChromePlace />}</li>
        <li>
          <span>{first ? <Sentence of="ffSwitch" values={{ name: <bdi>{first.name}</bdi> }} /> : say('extSwitchOne')}</span>
        </li>
        <li>{say('ffReturn')}</li>
        <li>{say('ffNext')}</li>
      </ol>
      <div class="actions">
        <Choose act="retry" class="btn primary big">
          {say('ffTry')}
        </Choose>
      </div>
      {why === 'browser' && <p class="soft small">{say('ffSafe')}</p>}
    </>
  );
}

const by: Readonly<Record<Suspect['by'], PlainKey>> = {
  proxy: 'ffProxy',
  headers: 'ffHeaders',
  blocks: 'ffBlocks',
  'every-site': 'ffEverySite',
};

const reason = ({ why, suspects, total }: Guided): string => {
  if (why === 'not-allowed') return say('extGuidedWhy');
  return suspects.length > 0 && total !== undefined ? say('ffWhy', { n: suspects.length, total }) : say('ffWhyPlain');
};

function ChromePlace(): VNode {
  return (
    <span>
      {say('extOpenPage')} <code dir="ltr">{extensionsPage}</code> <CopyButton text={extensionsPage} label="copy" />
    </span>
  );
}
