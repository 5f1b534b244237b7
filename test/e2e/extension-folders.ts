/** Extensions made for a test: small others, and the one under test with more permissions from the start. */
import { cp, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Manifest = Record<string, unknown>;

export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'comeback-extensions-'));

/** A copy of the build that has these permissions without asking, to test their use without the prompt. */
export async function copyWithPermissions(built: string, folder: string, extra: readonly string[]): Promise<string> {
  const copy = join(folder, 'with-permissions');
  await cp(built, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest & { permissions: string[]; optional_permissions?: string[] };
  manifest.permissions = [...manifest.permissions, ...extra];
  manifest.optional_permissions = (manifest.optional_permissions ?? []).filter((one) => !extra.includes(one));
  await writeFile(file, JSON.stringify(manifest));
  return copy;
}

/** An extension with only the given manifest keys and files. */
export async function writeExtension(
  folder: string,
  name: string,
  manifest: Manifest,
  files: Readonly<Record<string, string>> = {},
): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true });
  const whole = {
    manifest_version: 3,
    name,
    version: '1.0',
    browser_specific_settings: { gecko: { id: `${name}@comeback.test` } },
    ...manifest,
  };
  for (const [file, text] of Object.entries({ 'manifest.json': JSON.stringify(whole), ...files })) await writeFile(join(path, file), text);
  return path;
}
