/** The panel is injected into failing pages, so its bundle must not contain code that only the background needs. */
import { resolve } from 'node:path';
import { build, type Rolldown } from 'vite';
import { expect, test } from 'vitest';

const src = resolve(import.meta.dirname, '../../../src');

async function bundled(entry: string): Promise<string> {
  const outputs = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, target: 'es2023', lib: { entry: resolve(src, entry), formats: ['es'], fileName: 'out' } },
  });
  return (outputs as Rolldown.RolldownOutput[]).flatMap(({ output }) => output.map((part) => ('code' in part ? part.code : ''))).join('\n');
}

const fingerprints =
  /serverPrefixes|serverHeader|isOwnEmptyResponse|pathHeaders|cacheHeaders|challenges|captcha|<center>|Guru Me|Reference #/;
const ownerParts = /error\.log|systemctl|kubectl/;

test('the names are bundled without fingerprints and without the owner’s commands', async () => {
  const code = await bundled('panel/evidence/gateway-names.ts');
  expect(code).toContain('Apache Traffic Server');
  expect(code).not.toMatch(fingerprints);
  expect(code).not.toMatch(ownerParts);
});

test('the owner’s commands are bundled without fingerprints', async () => {
  const code = await bundled('core/owner/owner-guide.ts');
  expect(code).toMatch(ownerParts);
  expect(code).not.toMatch(fingerprints);
});

test('the diagnosis is bundled without the owner’s commands', async () => {
  const code = await bundled('core/diagnosis.ts');
  expect(code).toMatch(fingerprints);
  expect(code).not.toMatch(ownerParts);
});
