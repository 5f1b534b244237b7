/** Packs a folder into a reproducible zip file: sorted names and one fixed date. */
import { zipSync, type Zippable } from 'fflate';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

// Zip stores local time without a zone, from 1980 on: a date built from its parts is the same in every zone.
const date = new Date(1980, 0, 1, 0, 0, 0);
const strongest = 9;

/** The bytes of the zip file; throws if the folder has no manifest, because then it is not a build. */
export function packFolder(folder: string): Uint8Array {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => relative(folder, join(each.parentPath, each.name)).split(sep).join('/'))
    // By code unit, not by locale.
    .sort((a, b) => (a < b ? -1 : 1));
  if (!names.includes('manifest.json')) throw new Error(`${folder} has no manifest.json: build first`);
  const files: Zippable = {};
  for (const name of names) files[name] = [readFileSync(join(folder, name)), { level: strongest, mtime: date }];
  return zipSync(files);
}
