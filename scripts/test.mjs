/** `npm test`: installs missing packages, then runs all checks. `--fast` needs no browser and installs no Debian packages. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDebianAloud, installNpmAloud } from './install/everything.mjs';
import { browserPackages, gatewayPackages } from './install/packages.mjs';
import { endWithChildren } from './install/run.mjs';
import { buildsStep, steps } from './checks/steps.mjs';
import { lastLine, sumOf } from './checks/vitest-count.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const fast = process.argv.includes('--fast');
const needed = ['chromium', 'firefox-esr'];

endWithChildren();
if (!(await installNpmAloud(root))) process.exit(1);
const missing = fast ? [] : await installDebianAloud([...browserPackages, ...gatewayPackages]);
const names = missing.map(({ name }) => name);
// The tests against real gateways read this and skip the missing ones.
process.env.COMEBACK_WITHOUT = names.join(' ');
const noBrowser = needed.filter((name) => names.includes(name));

const results = [];
for (const step of steps) {
  const { name, check } = step;
  if (step.needsBrowser && fast) continue;
  const obstacle = obstacleTo(step);
  if (obstacle !== undefined) {
    console.log(`- ${name}: skipped, ${obstacle}`);
    results.push({ name, seconds: 0, count: { passed: 0, failed: 0, skipped: 1 } });
    continue;
  }
  const start = performance.now();
  const { count, output } = await check(root).catch((error) => ({ count: { passed: 0, failed: 1, skipped: 0 }, output: String(error) }));
  const seconds = (performance.now() - start) / 1000;
  results.push({ name, seconds, count });
  console.log(lineOf(name, seconds, count));
  if (count.failed > 0) console.log(output.trimEnd().replaceAll(/^/gm, '    '));
}

const total = sumOf(results.map(({ count }) => count));
console.log('\nIn short:');
for (const { name, seconds, count } of results) console.log(`  ${lineOf(name, seconds, count)}`);
for (const name of names) console.log(`  - skipped for want of ${name}: the end-to-end tests that need it`);
console.log(`\n${lastLine(total)}`);
process.exit(total.failed > 0 ? 1 : 0);

function obstacleTo({ needsBrowser, needsBuilds }) {
  if (needsBrowser && noBrowser.length > 0) return `there is no ${noBrowser.join(' and no ')}`;
  if (needsBuilds && results.some(({ name, count }) => name === buildsStep && count.failed > 0)) return 'the builds failed';
  return undefined;
}

function lineOf(name, seconds, count) {
  const mark = count.failed > 0 ? '✗' : count.passed === 0 ? '-' : '✓';
  const tests = count.passed + count.failed + count.skipped > 1 ? ` (${lastLine(count)})` : '';
  return `${mark} ${name}${tests} ${seconds.toFixed(1)} s`;
}
