/** One manifest, two builds: `vite build --mode chrome` and `--mode firefox`, each a complete unpacked extension in dist/. */
import { crx, type ManifestV3Export } from '@crxjs/vite-plugin';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import manifest from './manifest.json' with { type: 'json' };
import { tidyCrxOutput } from './scripts/build/tidy-crx-output.ts';

const worker = 'src/background/main.ts';
// Without this policy Firefox upgrades the background's requests to http: sites to https:, and every probe of them would fail.
const pagesPolicy = "script-src 'self'; object-src 'self';";

const manifests = {
  chrome: {
    ...manifest,
    // 127 has promise-based scripting with injectImmediately, popover and adoptedStyleSheets, and action.openPopup without a policy.
    minimum_chrome_version: '127',
    background: { service_worker: worker, type: 'module' },
  },
  firefox: {
    ...manifest,
    // Firefox clears the cached files of all sites or none: https://bugzilla.mozilla.org/show_bug.cgi?id=1636784
    permissions: manifest.permissions.filter((permission) => permission !== 'browsingData'),
    background: { scripts: [worker], type: 'module' },
    content_security_policy: { extension_pages: pagesPolicy },
    browser_specific_settings: {
      gecko: { id: 'comeback@comeback.dev', strict_min_version: '142.0', data_collection_permissions: { required: ['none'] } },
    },
  },
} as const;

/** Not in parallel: its policy applies to every Chromium that starts in the meantime. */
const alone = ['test/e2e/extensions-after-a-crash.e2e.ts'];
const patience = { testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig(({ mode }) => {
  const target = mode === 'firefox' ? 'firefox' : 'chrome';
  return {
    plugins: process.env['VITEST']
      ? []
      : [crx({ manifest: manifests[target] as unknown as ManifestV3Export, browser: target }), tidyCrxOutput()],
    build: {
      outDir: `dist/${target}`,
      emptyOutDir: true,
      modulePreload: false,
      target: target === 'firefox' ? 'firefox142' : 'chrome127',
      rollupOptions: {
        input: { permission: 'src/permission/index.html', help: 'src/help/index.html' },
        output: { entryFileNames: 'code/[name].js', chunkFileNames: 'code/[name].js', assetFileNames: 'code/[name][extname]' },
      },
    },
    test: {
      projects: [
        {
          resolve: { alias: { 'webextension-polyfill': resolve(import.meta.dirname, 'test/fake-browser.ts') } },
          // One axe run takes seconds on busy cores, and a run that times out blocks all later ones.
          test: {
            name: 'unit',
            include: ['test/**/*.test.{ts,tsx}'],
            exclude: ['test/e2e/**'],
            setupFiles: 'test/after-paint.ts',
            testTimeout: 60_000,
          },
        },
        // The browsers are mostly waiting for pages, so two files run at a time, each with its own servers and profiles.
        { test: { name: 'e2e', include: ['test/e2e/**/*.e2e.ts'], exclude: alone, maxWorkers: 2, ...patience } },
        { test: { name: 'e2e-alone', include: alone, sequence: { groupOrder: 1 }, maxWorkers: 1, ...patience } },
      ],
    },
  };
});
