/** Packs both builds for the stores: `npm run zip`. Reproducible: the same files give the same bytes, in any folder and at any time. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packFolder } from './zip/pack-folder.ts';

const root = join(import.meta.dirname, '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

mkdirSync(join(root, 'dist'), { recursive: true });
for (const target of ['chrome', 'firefox']) {
  const bytes = packFolder(join(root, 'dist', target));
  const file = join('dist', `comeback-${target}-${version}.zip`);
  writeFileSync(join(root, file), bytes);
  console.log(`${file}  ${Math.ceil(bytes.byteLength / 1024)} kB`);
}
