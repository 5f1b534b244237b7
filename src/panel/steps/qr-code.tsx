/** An address as a QR code: a single SVG path, which renders in XML documents too. */
import { generate } from 'lean-qr/nano';
import type { VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { t } from '../../i18n/messages.ts';

/** The code, or a sentence if the address is too long for one. */
export function QrCode({ text }: { text: string }): VNode {
  const code = useMemo(() => draw(text), [text]);
  if (!code) return <p>{t('deviceTooLong')}</p>;
  return (
    <svg viewBox={`-2 -2 ${code.size + 4} ${code.size + 4}`} role="img" aria-label={t('qrLabel')} shape-rendering="crispEdges">
      <path d={code.path} />
    </svg>
  );
}

const draw = (text: string): { size: number; path: string } | undefined => {
  try {
    const bitmap = generate(text);
    let path = '';
    for (let y = 0; y < bitmap.size; y++) {
      for (let x = 0; x < bitmap.size; x++) {
        if (bitmap.get(x, y)) path += `M${x} ${y}h1v1h-1z`;
      }
    }
    return { size: bitmap.size, path };
  } catch {
    return undefined; // longer than any QR code holds
  }
};
