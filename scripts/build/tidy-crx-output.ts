/**
 * Removes two things from the output of @crxjs/vite-plugin for a `?script&iife` import that `scripting.executeScript` does not need: the
 * entry in `web_accessible_resources`, by which any page could detect the extension, and unreferenced chunks.
 */
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

export const tidyCrxOutput = (): Plugin => ({
  name: 'tidy-crx-output',
  apply: 'build',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const file = bundle['manifest.json'];
      if (file?.type !== 'asset') {
        this.error('the bundle has no manifest.json');
        return;
      }
      const manifest = JSON.parse(String(file.source)) as Record<string, unknown>;
      delete manifest['web_accessible_resources'];
      file.source = `${JSON.stringify(manifest, null, 2)}\n`;
      const needed = reachable(bundle);
      for (const name of Object.keys(bundle)) if (bundle[name]?.type === 'chunk' && !needed.has(name)) delete bundle[name];
    },
  },
});

/** The names of the chunks referenced by a page, the manifest or an emitted script, and of all their imports. */
function reachable(bundle: Bundle): Set<string> {
  const named = Object.values(bundle)
    .map((file) => (file.type === 'asset' && /\.(?:html|json|js)$/.test(file.fileName) ? String(file.source) : ''))
    .join('\n');
  const open = Object.keys(bundle).filter((name) => bundle[name]?.type === 'chunk' && named.includes(name));
  const needed = new Set<string>();
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const chunk = bundle[name];
    if (needed.has(name) || chunk?.type !== 'chunk') continue;
    needed.add(name);
    open.push(...chunk.imports, ...chunk.dynamicImports);
  }
  return needed;
}
