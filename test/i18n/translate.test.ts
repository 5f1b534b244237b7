import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { direction, language, t, tPlural, tParts } from '../../src/i18n/translate.ts';
import { isNode, syntaxOf } from '../syntax.ts';
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
  const files = readdirSync(resolve(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => resolve(root, 'src', name));
  const nodes = files.flatMap((file) => syntaxOf(file).nodes);

  it('every message is used', () => {
    const strings = nodes.flatMap((node) => (node.type === 'Literal' ? valuesOf(node) : []));
    const callsOf = (...names: string[]): string[] =>
      nodes.flatMap(({ type, callee, arguments: given }) =>
        type === 'CallExpression' && names.includes(nameOf(callee)) && Array.isArray(given) ? valuesOf(given[0]) : [],
      );
    const used = new Set([
      ...strings.filter((text) => !isPlainWord(text)),
      ...callsOf('t', 'tParts', 'getMessage'),
      ...nodes.flatMap(({ type, key, value }) => (type === 'Property' && nameOf(key) === 'key' ? valuesOf(value) : [])),
      ...callsOf('tPlural').flatMap((stem) => [`${stem}One`, `${stem}Many`]),
      ...[...readFileSync(resolve(root, 'manifest.json'), 'utf8').matchAll(/__MSG_(\w+)__/g)].map(([, name]) => name!),
    ]);
    expect(Object.keys(english).filter((key) => !used.has(key))).toEqual([]);
  });
});

/** Whether a key could be quoted as something else, such as a phase; then only a call of `t` or a field `key` uses it. */
const isPlainWord = (key: string): boolean => /^[a-z]+$/.test(key);

/** The name of an identifier, or the last one of a member. */
const nameOf = (node: unknown): string => {
  if (!isNode(node)) return '';
  return typeof node['name'] === 'string' ? node['name'] : nameOf(node['property']);
};

/** The strings an expression can result in; what it compares is not among them. */
const valuesOf = (node: unknown): string[] => {
  if (!isNode(node)) return [];
  if (typeof node['value'] === 'string') return [node['value']];
  return ['consequent', 'alternate', 'left', 'right', 'expression'].flatMap((part) =>
    node.type === 'BinaryExpression' ? [] : valuesOf(node[part]),
  );
};

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
