import { strFromU8, unzipSync } from 'fflate';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packFolder } from '../../scripts/zip/pack-folder.ts';

const made: string[] = [];
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true })));

function build(names: readonly string[], time: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'comeback-zip-'));
  made.push(folder);
  for (const name of names) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), `this is ${name}`);
    utimesSync(join(folder, name), time, time);
  }
  return folder;
}

describe('the file for the store', () => {
  const names = ['manifest.json', 'code/worker.js', '_locales/en/messages.json'];

  it('is the same from two folders, written in another order at another time', () => {
    const one = packFolder(build(names, 1_000_000_000));
    const other = packFolder(build(names.toReversed(), 1_700_000_000));
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it('holds every file, sorted by name', () => {
    const files = unzipSync(packFolder(build(names, 1_000_000_000)));
    expect(Object.keys(files)).toEqual(['_locales/en/messages.json', 'code/worker.js', 'manifest.json']);
    expect(strFromU8(files['code/worker.js'] ?? new Uint8Array())).toBe('this is code/worker.js');
  });

  it('is not made from a folder that is not a build', () => {
    expect(() => packFolder(build(['readme.txt'], 1_000_000_000))).toThrow('build first');
  });
});
