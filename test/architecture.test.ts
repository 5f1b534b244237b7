/** Which folder may import which. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const src = join(root, 'src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'));

/** The folders of src and what each may import: other folders, or files at the top of src by name. */
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
/** npm packages by folder; type-only and style imports count too. */
const packages: Record<string, readonly string[]> = {
  core: ['punycode'],
  ui: ['preact', 'webextension-polyfill'],
  panel: ['preact', 'lean-qr'],
  overlay: ['preact'],
};

/** Files that are one row for each case, and so may be long. */
const tables: readonly string[] = ['test/core/gateways/stock-responses.ts'];

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

describe('imports follow the table', () => {
  test.each(files)('%s', (file) => {
    for (const from of imports(file)) {
      if (from.startsWith('.')) {
        const target = room(relative(src, resolve(src, dirname(file), from.replace(/\?.*$/, ''))));
        // The overlay is injected as a file: the background knows only its path.
        if (from.endsWith('?script&iife')) continue;
        // Only the types of the messages: which keys exist.
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
  /** Folders inside core, background and panel, lowest first: each imports only itself and those before it, types included. */
  test.each([
    [
      'core',
      'http env page gateways diagnosis site-data incident history probe watch extension-test state persistence owner view decide . ',
    ],
    ['background', 'in-page browser inject store listen .'],
    ['panel', 'evidence steps extension-test owner .'],
  ])('folders in %s import only lower ones', (top, order) => {
    const floors = order.trim().split(' ');
    const floorOf = (file: string): number => floors.indexOf(dirname(relative(top, file)));
    for (const file of files.filter((name) => room(name) === top)) {
      expect(floorOf(file), `${file}is in no folder of the table`).toBeGreaterThanOrEqual(0);
      for (const target of targetsOf(file).filter((name) => room(name) === top))
        expect(floorOf(target), `${file} imports ${target}`).toBeLessThanOrEqual(floorOf(file));
    }
  });
  test('there are no import cycles, types included', () => {
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
  test('functions that run inside a page import nothing', () => {
    for (const file of files.filter((name) => name.startsWith('background/in-page/'))) expect(imports(file), file).toEqual([]);
  });
  test('every function that is given to a page is one of those', () => {
    const given = files
      .filter((name) => name !== 'background/browser/run-in-tab.ts')
      .flatMap((file) => {
        const names = [...text(file).matchAll(/(?:\bfunc: |\brunInTab\(\w+, )([^\n,)}]+)/g)].map(([, name = '']) => name.trim());
        const inTheirPage = [...text(file).matchAll(/^import \{([^}]*)\} from '[./]+\/in-page\//gm)].flatMap(([, all = '']) =>
          all.split(/[ ,]+/),
        );
        return names.map((name) => `${file}: ${inTheirPage.includes(name) ? 'in-page' : name}`);
      });
    expect(given.length).toBeGreaterThan(4);
    expect(given.filter((one) => !one.endsWith(': in-page'))).toEqual([]);
  });
  test.each([
    ['src', 60],
    ['scripts', 60],
    ['test', 80],
  ])('files in %s are small: half of them have at most %i lines, and none but tables more than 250', (top, half) => {
    const lengths = readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:tsx?|mjs)$/.test(name) && !tables.includes(`${top}/${name}`))
      .map((name) => [readFileSync(join(root, top, name), 'utf8').split('\n').length, name] as const)
      .sort(([a], [b]) => a - b);
    expect(lengths.length).toBeGreaterThan(20);
    expect(lengths[Math.floor(lengths.length / 2)]?.[0]).toBeLessThanOrEqual(half);
    expect(lengths.filter(([length]) => length > 250)).toEqual([]);
  });
  test('the core uses no browser, document, clock or random number', () => {
    for (const file of files.filter((name) => room(name) === 'core')) {
      expect(text(file).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, ''), file).not.toMatch(
        /\b(?:Date\.now|new Date\(\)|Math\.random|performance\.|document\.\w|navigator\.\w|localStorage|fetch\(|setTimeout)/,
      );
    }
  });
  test('HTML is never built from strings', () => {
    for (const file of files) expect(text(file), file).not.toMatch(/innerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write/);
  });
  test('there are no default exports and no barrel files', () => {
    for (const file of files) {
      expect(text(file), file).not.toMatch(/^export default/m);
      expect(file).not.toMatch(/(?:^|\/)index\.tsx?$/);
    }
  });
  test('no file is named utils, helpers or common', () => {
    for (const file of files) expect(file).not.toMatch(/util|helper|common|manager/i);
  });
});
