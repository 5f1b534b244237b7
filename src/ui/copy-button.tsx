/** A button that copies a text and confirms it. */
import type { VNode } from 'preact';
import { t, type KeyWithoutValues } from '../i18n/messages.ts';
import { PanelButton } from './buttons.tsx';
import { Icon } from './icon.tsx';
import { useCopied } from './use-copied.ts';

/** Its label changes to «Copied». */
export function CopyButton({ text, label }: { text: string; label: KeyWithoutValues }): VNode {
  const [copied, copyText] = useCopied();
  const done = copied === text;
  return (
    <PanelButton act="copy" class="button button-quiet" onPress={() => copyText(text)}>
      <Icon name={done ? 'check' : 'copy'} />
      <span role="status">{t(done ? 'copied' : label)}</span>
    </PanelButton>
  );
}
