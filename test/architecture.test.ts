/** The arrows of the house: who may import whom. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'));

/** Rooms of src and what each may use: other rooms, or files at the top of src by their name. */
const mayUse: Record<string, readonly string[]> = {
  core: ['core'],
  'messages.ts': ['core'],
  'storage.ts': ['core'],
  i18n: ['i18n'],
  ui: ['ui', 'i18n', 'core', 'messages.ts'],
  panel: ['panel', 'ui', 'i18n', 'core'],
  background: ['background', 'core', 'i18n', 'messages.ts', 'storage.ts'],
  overlay: ['overlay', 'core', 'panel', 'ui', 'messages.ts', 'i18n'],
  popup: ['popup', 'core', 'panel', 'ui', 'messages.ts', 'storage.ts', 'i18n'],
  options: ['options', 'core', 'ui', 'messages.ts', 'storage.ts', 'i18n'],
  help: ['help', 'core', 'panel', 'ui', 'i18n'],
  permission: ['permission', 'core', 'panel', 'ui', 'messages.ts', 'i18n'],
};
/** Packages by room; type-only and style imports count as well. */
const packages: Record<string, readonly string[]> = {
  core: ['punycode'],
  ui: ['preact', 'webextension-polyfill'],
  panel: ['preact', 'lean-qr'],
  overlay: ['preact'],
};

const room = (file: string): string => file.split('/')[0] ?? file;
const imports = (file: string): string[] =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/^(?:import|export)\b[^;]*?\bfrom '([^']+)'/gmu)].map(([, from = '']) => from);
/** The files of src that a file imports. */
const targetsOf = (file: string): string[] =>
  imports(file)
    .filter((from) => from.startsWith('.'))
    .map((from) => relative(src, resolve(src, dirname(file), from.replace(/\?.*$/, ''))))
    .filter((target) => files.includes(target));
const text = (file: string): string => readFileSync(join(src, file), 'utf8');

describe('who may import whom', () => {
  test.each(files)('%s', (file) => {
    for (const from of imports(file)) {
      if (from.startsWith('.')) {
        const target = room(relative(src, resolve(src, dirname(file), from.replace(/\?.*$/, ''))));
        // The overlay is put into pages as a file: the background knows its path, nothing of it.
        if (from.endsWith('?script&iife')) continue;
        // Only the types of the sentences: which keys there are.
        if (from.endsWith('_locales/en/messages.json')) continue;
        expect(mayUse[room(file)], `${file} imports ${from}`).toContain(target);
      } else {
        const allowed = packages[room(file)];
        if (allowed)
          expect(
            allowed.some((name) => from === name || from.startsWith(`${name}/`)),
            `${file} imports ${from}`,
          ).toBe(true);
      }
    }
  });
  /** Folders inside core and background, lower ones first: each imports only itself and those before it, types included. */
  test.each([
    ['core', 'http env page gateways diagnosis site-data incident history probe watch extension-test state restore owner view decide . '],
    ['background', 'in-page browser inject store listen .'],
    ['panel', 'evidence steps extension-test owner .'],
  ])('the floors of %s', (top, order) => {
    const floors = order.trim().split(' ');
    const floorOf = (file: string): number => floors.indexOf(dirname(relative(top, file)));
    for (const file of files.filter((name) => room(name) === top)) {
      expect(floorOf(file), `${file} is on no floor`).toBeGreaterThanOrEqual(0);
      for (const target of targetsOf(file).filter((name) => room(name) === top))
        expect(floorOf(target), `${file} imports ${target}`).toBeLessThanOrEqual(floorOf(file));
    }
  });
  test('no file imports itself by any way round, types included', () => {
    const open = new Map(files.map((file) => [file, new Set(targetsOf(file))]));
    for (let size = -1; size !== open.size;) {
      size = open.size;
      for (const [file, targets] of open) {
        for (const target of targets) if (!open.has(target)) targets.delete(target);
        if (targets.size === 0) open.delete(file);
      }
    }
    expect([...open.keys()]).toEqual([]);
  });
  test('what runs inside a page imports nothing', () => {
    for (const file of files.filter((name) => name.startsWith('background/in-page/'))) expect(imports(file), file).toEqual([]);
  });
  test('files are small', () => {
    const lengths = files.map((file) => [text(file).split('\n').length, file] as const).sort(([a], [b]) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]?.[0]).toBeLessThanOrEqual(60);
    expect(lengths.filter(([length]) => length > 250)).toEqual([]);
  });
  test('the core knows no browser, no document, no clock and no chance', () => {
    for (const file of files.filter((name) => room(name) === 'core')) {
      expect(text(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''), file).not.toMatch(
        /\b(?:Date\.now|new Date\(\)|Math\.random|performance\.|document\.\w|navigator\.\w|localStorage|fetch\(|setTimeout)/,
      );
    }
  });
  test('markup is never made from text', () => {
    for (const file of files) expect(text(file), file).not.toMatch(/innerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write/);
  });
  test('nothing is exported by default, and no folder is a barrel', () => {
    for (const file of files) {
      expect(text(file), file).not.toMatch(/^export default/m);
      expect(file).not.toMatch(/(?:^|\/)index\.tsx?$/);
    }
  });
  test('no drawer for what has no place', () => {
    for (const file of files) expect(file).not.toMatch(/util|helper|common|manager/i);
  });
});
