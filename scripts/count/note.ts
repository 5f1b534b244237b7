import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

/** Writes the results into docs/measurements.md, between this count's marker and `<!-- end -->`; throws if the marker is missing. */
export async function note(mark: string, text: readonly string[]): Promise<void> {
  const file = resolve(import.meta.dirname, '../../docs/measurements.md');
  const before = await readFile(file, 'utf8');
  const marked = new RegExp(`(<!-- ${mark} -->\n)[^]*?(<!-- end -->)`, 'u');
  if (!marked.test(before)) throw new Error(`${file} has no block for “${mark}”`);
  await writeFile(
    file,
    before.replace(marked, (_, start: string, end: string) => `${start}\n${text.join('\n')}\n${end}`),
  );
}
