/** Copying a text, and saying that it was copied. */
import { useState } from 'preact/hooks';
import { copy } from './copy.ts';

/** The text that was copied last, and the function that copies one. */
export function useCopied(): readonly [copied: string | undefined, copyText: (text: string) => void] {
  const [copied, setCopied] = useState<string | undefined>(undefined);
  return [copied, (text) => void copy(text).then((worked) => setCopied(worked ? text : undefined))];
}
