/** A folder as a zip file that depends on nothing but its files: names sorted, one date for all. */
import { zipSync, type Zippable } from 'fflate';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

// The format keeps local time without a zone, and its first year is 1980: given by parts, it is the same in every zone.
const date = new Date(1980, 0, 1, 0, 0, 0);
const strongest = 9;

/** The zip file's bytes. A folder without a manifest is no build, and is refused. */
export function packFolder(folder: string): Uint8Array {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => relative(folder, join(each.parentPath, each.name)).split(sep).join('/'))
    // By code unit, not by a language's rules.
    .sort((a, b) => (a < b ? -1 : 1));
  if (!names.includes('manifest.json')) throw new Error(`${folder} has no manifest.json: build first`);
  const files: Zippable = {};
  for (const name of names) files[name] = [readFileSync(join(folder, name)), { level: strongest, mtime: date }];
  return zipSync(files);
}
