/** `npm start`: installs what is missing, builds, and opens a browser with the extension on the built-in failing site. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { installDebianAloud, installNpmAloud } from './install/everything.mjs';
import { browserPackages } from './install/packages.mjs';
import { endWithChildren, run } from './install/run.mjs';

const usage = `npm start -- [--browser chromium|firefox] [--headless] [--shots FOLDER]

  --browser   which one to open; chromium if not given
  --headless  no window: visit every situation, print what the extension did, write screenshots.
              The usual thing where there is no display.
  --shots     where the screenshots go; docs/screenshots if not given`;
const builds = { chromium: 'chrome', firefox: 'firefox' };
const programs = { chromium: 'chromium', firefox: 'firefox-esr' };

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { browser, headless, shots } = options();
const windowless = headless || (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY);

// Signals reach a browser's own script too, which closes it and removes its profile; only what is started here is ended here.
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

const script = windowless ? ['scripts/open/tour.ts', '--shots', shots ?? shotsFolder()] : ['scripts/open/for-person.ts'];
const child = spawn(process.execPath, ['--import', 'tsx', ...script, '--browser', browser], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => signal !== 'SIGINT' && child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));

/** The pictures in the README are Chromium's. */
function shotsFolder() {
  return browser === 'chromium' ? 'docs/screenshots' : `docs/screenshots/${browser}`;
}

function options() {
  try {
    const { values } = parseArgs({
      options: {
        browser: { type: 'string', default: 'chromium' },
        headless: { type: 'boolean', default: false },
        shots: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    if (!Object.hasOwn(builds, values.browser)) throw new Error(`--browser is chromium or firefox, not «${values.browser}».`);
    return values;
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}
