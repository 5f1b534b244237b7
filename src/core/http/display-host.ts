/** A host as its people write it, where nobody can be taken in by that; else as the network names it. */
import { toUnicode } from 'punycode/punycode.es6.js';

const latin = /^[\p{Script=Latin}\p{Nd}-]+$/u;
const others = ['Cyrillic', 'Greek', 'Han', 'Hangul', 'Hebrew', 'Arabic', 'Thai', 'Devanagari', 'Armenian', 'Georgian'].map(
  (script) => new RegExp(`^[\\p{Script=${script}}\\p{M}\\p{Nd}-]+$`, 'u'),
);
const japanese = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Nd}ー-]+$/u;

/**
 * `xn--bcher-kva.de` -> `bücher.de`. A label in one other script is read only under a country's or a non-Latin
 * domain: elsewhere a whole name of look-alike letters could pass for another one (UTS #39), and stays ASCII.
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
    // Not punycode at all (RFC 3492 §6.2): the browser let it pass as a name, so it is shown as one.
    return label;
  }
}
