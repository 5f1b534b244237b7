/** What follows from the answer; a no has its own good way. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { copy } from '../panel/copy.ts';
import { Icon } from '../panel/icon.tsx';
import { say } from '../sentences.ts';
import { questions, type Askable } from './questions.ts';

/** No page of ours can link there, so it is text to copy. */
const extensionsPage = 'chrome://extensions';

/** One line after a yes; after a no the way that works without it. */
export function Answered({ permission, granted, hasPage }: { permission: Askable; granted: boolean; hasPage: boolean }): VNode {
  if (granted) return <p class="note green">{say(hasPage ? 'askYes' : 'askYesPlain')}</p>;
  return (
    <>
      <p class="note">{say(questions[permission].without)}</p>
      {permission === 'management' && <Address />}
    </>
  );
}

function Address(): VNode {
  const [copied, setCopied] = useState(false);
  return (
    <div class="cmd">
      <code>{extensionsPage}</code>
      <button
        class={`icon ${copied ? 'done' : ''}`}
        type="button"
        data-act="copy"
        aria-label={say(copied ? 'copied' : 'copy')}
        onClick={() => void copy(extensionsPage).then(setCopied)}
      >
        <Icon name={copied ? 'check' : 'copy'} />
      </button>
    </div>
  );
}
