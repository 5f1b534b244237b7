/** Every stored key is read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { emptyPersistent, emptySession } from '../src/core/state/state.ts';

const src = resolve(import.meta.dirname, '../src');
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => [name, readFileSync(join(src, name), 'utf8')] as const);
const all = sources.map(([, text]) => text).join('\n');
const keysIn = (pattern: RegExp): string[] => [...all.matchAll(pattern)].flatMap(([, keys = '']) => keys.match(/\w+/g) ?? []);

test('every storage key that is set is read', () => {
  const set = new Set(keysIn(/storage\.(?:session|local)\.set\(\{ (\w+)/g));
  const read = new Set(keysIn(/storage\.(?:session|local)\.get\(\[?((?:'\w+'(?:, )?)+)/g));
  expect([...set].sort()).toEqual(['history', 'runningSince', 'state', 'told']);
  for (const key of set) expect(read, key).toContain(key);
});

test.each([...Object.keys(emptySession), ...Object.keys(emptyPersistent)])('a decision or a view reads «%s»', (key) => {
  const readers = sources.filter(([name]) => /^core\/(?:decide|view|state\/(?:parts|listening))|^core\/projection/.test(name));
  const uses = new RegExp(String.raw`(?:session|persistent)(?:\.| \}?: \{[^}]*|[^;]{0,40}\{[^}]*)\b${key}\b`);
  expect(readers.filter(([, text]) => uses.test(text)).map(([name]) => name)).not.toEqual([]);
});
