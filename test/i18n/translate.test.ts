import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { direction, language, t, tPlural, tParts } from '../../src/i18n/translate.ts';
import { speakEnglish } from '../ui/fake-i18n.ts';

beforeEach(() => speakEnglish());

const root = resolve(import.meta.dirname, '../..');
const locales = resolve(root, 'public/_locales');

describe('a message', () => {
  it('takes its values by name', () => {
    expect(t('titleCdn', { host: 'shop.example', gateway: 'Fastly' })).toBe('Fastly, in front of shop.example, has a problem');
  });

  it('has a singular and a plural', () => {
    expect([tPlural('rarely', 1), tPlural('rarely', 4)]).toEqual([
      '1 more step that rarely helps here',
      '4 more steps that rarely help here',
    ]);
  });

  it('is split into parts where a value is an element', () => {
    expect(tParts('title502', ['host'])).toEqual([{ name: 'host' }, { text: ' isn’t answering' }]);
  });

  it('knows its own language and direction', () => {
    expect([language(), direction()]).toEqual(['en', 'ltr']);
  });
});

describe('the English messages', () => {
  const source = readdirSync(resolve(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(resolve(root, 'src', name), 'utf8'))
    .join('\n');
  const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, name]) => name!);

  it('every message is used', () => {
    const said = new Set([
      ...found(source, /['"](\w+)['"]/g),
      ...found(source, /\btPlural\(\s*'(\w+)'/g).flatMap((stem) => [`${stem}One`, `${stem}Many`]),
      ...found(readFileSync(resolve(root, 'manifest.json'), 'utf8'), /__MSG_(\w+)__/g),
    ]);
    expect(Object.keys(english).filter((key) => !said.has(key))).toEqual([]);
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
