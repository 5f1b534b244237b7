/** `npm start`: installs missing packages, builds, and opens a browser with the extension on the built-in failing site. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDebianAloud, installNpmAloud } from './install/everything.mjs';
import { browserPackages } from './install/packages.mjs';
import { endWithChildren, run } from './install/run.mjs';
import { startOptions, usage } from './open/start-options.mjs';

const builds = { chromium: 'chrome', firefox: 'firefox' };
const programs = { chromium: 'chromium', firefox: 'firefox-esr' };

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { browser, windowless, shots } = options();

// Signals also reach the browser's own script, which closes it and removes its profile; only children started here are ended here.
const letSignalsBe = endWithChildren();
if (!(await installNpmAloud(root))) process.exit(1);
const needed = browserPackages.filter(({ name }) => name === programs[browser] || name === 'fonts-noto-core');
const missing = await installDebianAloud(needed);
if (missing.some(({ name }) => name === programs[browser])) {
  console.error(`There is no ${browser} to open.`);
  process.exit(1);
}
const build = await run(join(root, 'node_modules/.bin/vite'), ['build', '--mode', builds[browser]], { cwd: root });
if (build.code !== 0) {
  console.error(`✗ the ${builds[browser]} build\n${build.output}`);
  process.exit(1);
}
console.log(`✓ dist/${builds[browser]} is built`);
letSignalsBe();

const tour = ['scripts/open/tour.ts', ...(shots === undefined ? [] : ['--shots', shots])];
const script = windowless ? tour : ['scripts/open/for-person.ts'];
const child = spawn(process.execPath, ['--import', 'tsx', ...script, '--browser', browser], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

function options() {
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  try {
    const found = startOptions(process.argv.slice(2), hasDisplay);
    if (!found.help) return found;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}
