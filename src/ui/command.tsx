/** A command line with a copy button and a description; always left to right. */
import type { VNode } from 'preact';
import { t } from '../i18n/messages.ts';
import { PanelButton } from './buttons.tsx';
import { Icon } from './icon.tsx';
import { useCopied } from './use-copied.ts';

/** The button confirms the copy, also to screen readers. */
export function Command({ text, children }: { text: string; children?: string | undefined }): VNode {
  const [copied, copyText] = useCopied();
  const done = copied === text;
  return (
    <div class="command">
      {children !== undefined && <p>{children}</p>}
      <div class="command-line">
        <code>{text}</code>
        <PanelButton
          act="copy"
          class={done ? 'icon-button is-done' : 'icon-button'}
          aria-label={`${t(done ? 'copied' : 'copy')}: ${text}`}
          onPress={() => copyText(text)}
        >
          <Icon name={done ? 'check' : 'copy'} />
        </PanelButton>
      </div>
      <span class="sr-only" role="status">
        {done ? t('announceCopied') : ''}
      </span>
    </div>
  );
}
