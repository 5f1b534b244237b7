/** Copying a text and confirming it. */
import { useState } from 'preact/hooks';
import { copy } from './copy.ts';

/** The last copied text, and a function that copies. */
export function useCopied(): readonly [copied: string | undefined, copyText: (text: string) => void] {
  const [copied, setCopied] = useState<string | undefined>(undefined);
  return [copied, (text) => void copy(text).then((worked) => setCopied(worked ? text : undefined))];
}
