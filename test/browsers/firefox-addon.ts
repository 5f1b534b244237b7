/** Firefox installs add-ons permanently only from a file, not from a folder. */
import { zipSync } from 'fflate';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Packs the unpacked extension into a file in this folder; returns its path. */
export async function packAddon(extension: string, folder: string): Promise<string> {
  const entries = await readdir(extension, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const read = async (file: string) => [relative(extension, file).replaceAll('\\', '/'), await readFile(file)] as const;
  const path = join(folder, 'comeback.xpi');
  await writeFile(path, zipSync(Object.fromEntries(await Promise.all(files.map(read)))));
  return path;
}
