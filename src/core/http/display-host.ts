/** Internationalised host names, in their own script where that is safe, otherwise in ASCII. */
import { toUnicode } from 'punycode/punycode.es6.js';

const latin = /^[\p{Script=Latin}\p{Nd}-]+$/u;
const others = ['Cyrillic', 'Greek', 'Han', 'Hangul', 'Hebrew', 'Arabic', 'Thai', 'Devanagari', 'Armenian', 'Georgian'].map(
  (script) => new RegExp(`^[\\p{Script=${script}}\\p{M}\\p{Nd}-]+$`, 'u'),
);
const japanese = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Nd}ー-]+$/u;

/**
 * The host for display: `xn--bcher-kva.de` -> `bücher.de`. A label in one non-Latin script is decoded only under a two-letter or a
 * non-Latin top-level domain. Elsewhere it stays ASCII: a name made of look-alike letters could pass for another one (UTS #39).
 */
export function displayHost(host: string): string {
  const [, name = host, port = ''] = /^(.*?)(:\d+)?$/.exec(host) ?? [];
  if (!name.includes('xn--')) return host;
  const labels = name.split('.');
  const top = labels.at(-1) ?? '';
  const own = top.length === 2 || top.startsWith('xn--');
  return labels.map((label) => readableLabel(label, own)).join('.') + port;
}

function readableLabel(label: string, own: boolean): string {
  if (!label.startsWith('xn--')) return label;
  try {
    const text = toUnicode(label);
    return latin.test(text) || (own && [...others, japanese].some((script) => script.test(text))) ? text : label;
  } catch {
    // Not punycode (RFC 3492 §6.2), but the browser accepted it as a name.
    return label;
  }
}
