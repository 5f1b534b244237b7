import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { situations } from '../site/situations.ts';

const root = join(import.meta.dirname, '../..');
const rows = readFileSync(join(root, 'docs/browser-facts.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) =>
    line
      .split('|')
      .slice(1, 4)
      .map((cell) => cell.trim()),
  );
const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:e2e|test)\.tsx?$/.test(file) && !file.endsWith('browser-facts.test.ts'))
  .map((file) => readFileSync(join(root, 'test', file), 'utf8'))
  .join('\n');

it.each(rows)('“%s” names existing code and existing tests', (_, code = '', held = '') => {
  for (const [, file = ''] of code.matchAll(/`([^`]+)`/g)) expect(existsSync(join(root, file)), file).toBe(true);
  const paths = [...held.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
  const names = [...held.matchAll(/“([^”]+)”/g)].map(([, name = '']) => name);
  expect(paths.length + names.length).toBeGreaterThan(0);
  expect(paths.filter((path) => !situations.some((situation) => situation.path === path))).toEqual([]);
  expect(names.filter((name) => !tests.includes(name))).toEqual([]);
});
