/** Style sheets: every class belongs to a component, and nothing is unused. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../src');
const named = (ending: RegExp): string[] => readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => ending.test(name));
const text = (file: string): string => readFileSync(join(src, file), 'utf8');

/** The components that each sheet styles. A class is its component's name or starts with it: `hop`, `hop-who`. */
const components: Record<string, readonly string[]> = {
  'ui/base.css': ['sr-only', 'text', 'icon'],
  'ui/buttons.css': ['button', 'icon-button', 'link-button'],
  'ui/controls.css': ['brand', 'number-badge', 'ring', 'segmented', 'select', 'command'],
  'ui/notes.css': ['note', 'dock'],
  'ui/fields.css': ['field', 'setting', 'switch'],
  'ui/page.css': ['page'],
  'panel/styles/panel.css': ['panel'],
  'panel/styles/header.css': ['header', 'sub-view-header'],
  'panel/styles/request-path.css': ['request-path', 'hop'],
  'panel/styles/retry-strip.css': ['retry-strip', 'load-fresh'],
  'panel/styles/step-card.css': ['step-card'],
  'panel/styles/steps.css': ['steps', 'step', 'more', 'answers'],
  'panel/styles/step-controls.css': ['ledger', 'undo-time', 'router-steps', 'qr-code'],
  'panel/styles/menu.css': ['menu'],
  'panel/styles/footer.css': ['footer'],
  'panel/styles/evidence.css': ['evidence'],
  'panel/styles/owner.css': ['owner'],
  'panel/styles/extension-test.css': ['extension-test', 'extension-list', 'suspect', 'manual-test'],
  'panel/styles/pill.css': ['pill'],
  'popup/frame.css': ['popup', 'fine-drawing'],
  'popup/timeline.css': ['timeline'],
  'popup/history.css': ['history', 'incident'],
  'options/options.css': ['muted-sites'],
  'permission/permission.css': ['permission'],
  'help/help.css': ['help'],
};
/** Sheets without classes of their own: tokens, the shadow host, placement. */
const without = ['ui/tokens.css', 'panel/styles/host.css', 'panel/styles/places.css', 'popup/panel-in-popup.css'];
/** Sheets that only import others. */
const indexes = ['ui/index.css', 'panel/styles/index.css', 'popup/popup.css'];

/** A state, allowed in every component. */
const isState = (name: string): boolean => name.startsWith('is-');

const sheets = named(/\.css$/).filter((name) => !indexes.includes(name));
const withoutComments = (css: string): string => css.replaceAll(/\/\*[\s\S]*?\*\//g, '');
const selectors = (sheet: string): string[] =>
  [...withoutComments(text(sheet)).matchAll(/([^{};]+)\{/g)]
    .map(([, selector = '']) => selector.trim())
    .filter((one) => !one.startsWith('@'));
const classes = (selector: string): string[] => [...selector.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name);
const owners = Object.entries(components).flatMap(([sheet, names]) => names.map((name) => [name, sheet] as const));
/** The sheet of the component with the longest matching name. */
const ownerOf = (name: string): string | undefined =>
  owners.filter(([component]) => name === component || name.startsWith(`${component}-`)).sort(([a], [b]) => b.length - a.length)[0]?.[1];

const code = named(/\.(?:tsx|html)$/).map((file) => [file, text(file)] as const);
/** All classes in `class` attributes, and in `button`, with which a step passes the class of its main button. */
const used = code.flatMap(([file, source]) =>
  [...source.matchAll(/\b(?:class|button)=(?:"([^"]*)"|\{([^}]*)\})/g)].flatMap(([, plain = '', computed = '']) => {
    const quoted = [...computed.matchAll(/'([^']*)'/g)].filter(({ index }) => !/===\s*$/.test(computed.slice(0, index)));
    return [plain, ...quoted.map(([, one = '']) => one)]
      .flatMap((list) => list.split(' '))
      .filter(Boolean)
      .map((name) => [file, name] as const);
  }),
);
const usedNames = new Set(used.map(([, name]) => name));
const inSheets = new Set(sheets.flatMap(selectors).flatMap(classes));

describe('each sheet', () => {
  test.each(sheets)('%s is in the table', (sheet) => expect([...Object.keys(components), ...without]).toContain(sheet));
  test.each(Object.keys(components))('%s has rules for its own components only', (sheet) => {
    for (const selector of selectors(sheet).flatMap((list) => list.split(/,\s*(?![^(]*\))/u))) {
      const own = classes(selector).filter((name) => !isState(name));
      // Other components may occur as context, next to the panel or a component of this sheet.
      if (own.length > 0 && !selector.includes('[data-panel]')) expect(own.map(ownerOf), selector).toContain(sheet);
      if (own.length === 0) expect(selector, sheet).toMatch(/^(?:\*|:where\(|\[data-panel\]|from|to|\[data-phase)/);
    }
  });
  test('every class belongs to a component', () => {
    for (const name of inSheets) if (!isState(name)) expect(ownerOf(name), name).toBeDefined();
  });
  test('only the shadow host uses !important', () => {
    for (const sheet of sheets.filter((name) => name !== 'panel/styles/host.css')) expect(text(sheet), sheet).not.toContain('!important');
  });
});

describe('nothing is unused', () => {
  test.each([...inSheets])('.%s is used by a component', (name) => expect(usedNames).toContain(name));
  test('every class of a component has its rule', () => {
    for (const [file, name] of used) expect(inSheets, `${file}: ${name}`).toContain(name);
  });
  test('every custom property that is set is used, and every one that is used is set', () => {
    const all = `${sheets.map(text).join('\n')}\n${code.map(([, source]) => source).join('\n')}`;
    const used = new Set([...all.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name));
    const set = new Set([...all.matchAll(/(--[\w-]+)['"]?:/g)].map(([, name = '']) => name));
    expect([...set].filter((name) => !used.has(name))).toEqual([]);
    expect([...used].filter((name) => !set.has(name))).toEqual([]);
  });
});
