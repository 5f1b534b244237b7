/** Translates every text on screen: takes a message key and its values, returns the text. The keys are those of the English messages. */
import type en from '../../public/_locales/en/messages.json';

type Messages = typeof en;
export type MessageKey = keyof Messages;
/** The placeholders of a message. */
export type PlaceholdersIn<K extends MessageKey> = Messages[K] extends { placeholders: infer P } ? keyof P & string : never;
/** The keys of messages without placeholders. */
export type KeyWithoutValues = { [K in MessageKey]: [PlaceholdersIn<K>] extends [never] ? K : never }[MessageKey];
type Values<K extends MessageKey> = K extends KeyWithoutValues ? [] : [values: Readonly<Record<PlaceholdersIn<K>, string | number>>];
type Counted<K = MessageKey> = K extends `${infer Stem}One` ? (`${Stem}Many` extends MessageKey ? Stem : never) : never;

interface I18n {
  getMessage(key: string, substitutions?: string[]): string;
  getUILanguage?(): string;
}

/** The message in the user's language; the key itself if it is missing. */
export function t<K extends MessageKey>(key: K, ...values: Values<K>): string {
  return translate(key, values[0] as Readonly<Record<string, string | number>> | undefined);
}

/** The message split at its placeholders, each replaced by its name: for values that are elements. */
export function tParts(key: MessageKey, names: readonly string[]): readonly ({ text: string } | { name: string })[] {
  const marked = Object.fromEntries(names.map((name) => [name, `${open}${name}${close}`]));
  return translate(key, marked)
    .split(between)
    .map((piece, at) => (at % 2 === 1 ? { name: piece } : { text: piece }))
    .filter((piece) => !('text' in piece) || piece.text !== '');
}

/** The singular or plural form of a message for the count `n`. */
export function tPlural(stem: Counted, n: number, values: Readonly<Record<string, string | number>> = {}): string {
  const form = new Intl.PluralRules(locale()).select(n) === 'one' ? 'One' : 'Many';
  return translate(`${stem}${form}`, form === 'One' ? values : { n, ...values });
}

/** The language of the messages in use. */
export function language(): string {
  return i18n()?.getMessage('language') || 'en';
}

/** The direction of that language. */
export function direction(): 'ltr' | 'rtl' {
  return i18n()?.getMessage('direction') === 'rtl' ? 'rtl' : 'ltr';
}

/** The locale for numbers and times: the user's own, if its language is that of the messages; otherwise that language. */
export function locale(): string {
  const region = i18n()?.getUILanguage?.() ?? '';
  return region.split('-')[0] === language().split('-')[0] ? region : language();
}

// Private-use characters, which no translation and no value contains.
const open = '\uE000';
const close = '\uE001';
const between = /\uE000(\w+)\uE001/;

// Not webextension-polyfill: the overlay is injected into every failing page and must stay small.
const i18n = (): I18n | undefined => {
  const scope = globalThis as { browser?: { i18n?: I18n }; chrome?: { i18n?: I18n } };
  return (scope.browser ?? scope.chrome)?.i18n;
};

/**
 * Placeholders map to `$1`, `$2` … in alphabetical order, so their names need not be shipped; a test checks this for every messages.json.
 */
const translate = (key: string, values?: Readonly<Record<string, string | number>>): string => {
  const substitutions = Object.entries(values ?? {})
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, value]) => (typeof value === 'number' ? new Intl.NumberFormat(locale()).format(value) : value));
  return i18n()?.getMessage(key, substitutions) || key;
};
