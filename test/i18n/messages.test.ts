import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { direction, language, t, tPlural, tParts } from '../../src/i18n/messages.ts';
import { speakEnglish } from '../ui/fake-i18n.ts';

beforeEach(() => speakEnglish());

const locales = resolve(import.meta.dirname, '../../public/_locales');

describe('a sentence', () => {
  it('takes its values by name', () => {
    expect(t('titleCdn', { host: 'shop.example', gateway: 'Fastly' })).toBe('Fastly, in front of shop.example, has a problem');
  });

  it('has a singular and a plural', () => {
    expect([tPlural('rarely', 1), tPlural('rarely', 4)]).toEqual([
      '1 more that rarely helps with this',
      '4 more that rarely help with this',
    ]);
  });

  it('comes in pieces where a value is an element', () => {
    expect(tParts('title502', ['host'])).toEqual([{ name: 'host' }, { text: ' isn’t answering' }]);
  });

  it('knows its own language and direction', () => {
    expect([language(), direction()]).toEqual(['en', 'ltr']);
  });
});

describe.each(readdirSync(locales))('messages in %s', (locale) => {
  const messages = JSON.parse(readFileSync(resolve(locales, locale, 'messages.json'), 'utf8')) as Record<
    string,
    { message: string; placeholders?: Record<string, { content: string }> }
  >;

  it.each(Object.entries(messages))(
    '%s: every placeholder is declared, in alphabetical positions, at most nine',
    (_, { message, placeholders = {} }) => {
      const used = [...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name!.toLowerCase());
      expect(Object.keys(placeholders).sort()).toEqual([...new Set(used)].sort());
      expect(Object.keys(placeholders).length).toBeLessThanOrEqual(9);
      for (const [at, name] of Object.keys(placeholders).sort().entries()) expect(placeholders[name]!.content).toBe(`$${at + 1}`);
    },
  );
});
