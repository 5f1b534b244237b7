/** A button that copies, and says that it did. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { t, type KeyWithoutValues } from '../i18n/messages.ts';
import { Press } from './buttons.tsx';
import { copy } from './copy.ts';
import { Icon } from './icon.tsx';

/** Copies the text when pressed; keeps its width while it says so. */
export function CopyButton({ text, label }: { text: string; label: KeyWithoutValues }): VNode {
  const [copied, setCopied] = useState(false);
  return (
    <Press act="copy" class="button button-quiet" press={() => void copy(text).then(setCopied)}>
      <Icon name={copied ? 'check' : 'copy'} />
      <span role="status">{t(copied ? 'copied' : label)}</span>
    </Press>
  );
}
