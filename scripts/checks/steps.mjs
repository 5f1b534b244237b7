/** The checks of `npm test`, in order. Each returns its counts and, if it failed, the output to show. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join, relative } from 'node:path';
import { run } from '../install/run.mjs';
import { lintFaults } from './addon-lint.mjs';
import { manifestFaults, orphansOf } from './manifest.mjs';
import { countOf } from './vitest-count.mjs';

/** @typedef {import('./vitest-count.mjs').Count} Count */
/** @typedef {{ count: Count, output: string }} StepOutcome */
/** @typedef {{ name: string, needsBrowser?: true, needsBuilds?: true, check: (root: string) => Promise<StepOutcome> }} Step */

/** The name of the step whose result later steps depend on. */
export const buildsStep = 'both builds';

/** @type {readonly Step[]} */
export const steps = [
  { name: 'types', check: script('types') },
  { name: 'lint', check: script('lint') },
  { name: 'spelling', check: script('spelling') },
  { name: 'unused code', check: script('unused') },
  { name: 'unit tests', check: (root) => vitest(root, 'unit', false) },
  { name: buildsStep, check: script('build') },
  { name: 'add-on lint', needsBuilds: true, check: lintAddon },
  { name: 'built manifests', needsBuilds: true, check: checkBuilds },
  { name: 'end to end', needsBuilds: true, needsBrowser: true, check: (root) => vitest(root, 'e2e*', true) },
];

/** Runs a package.json script, which passes or fails as a whole. */
function script(name) {
  return async (root) => {
    const { code, output } = await run('npm', ['run', '--silent', name], { cwd: root });
    return verdict(code === 0 ? [] : [output]);
  };
}

async function vitest(root, project, show) {
  const folder = mkdtempSync(join(tmpdir(), 'comeback-report-'));
  const file = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const { code, output } = await run(binary(root, 'vitest'), ['run', '--project', project, ...reporters], { cwd: root, show });
    return { count: countOf(textOf(file), code), output: code === 0 ? '' : output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function lintAddon(root) {
  const { output, code } = await run(binary(root, 'addons-linter'), ['dist/firefox', '--output', 'json'], { cwd: root });
  const start = output.indexOf('{');
  return verdict(
    start < 0 ? [`addons-linter says nothing (exit ${code}): ${output}`] : lintFaults(output.slice(start, output.lastIndexOf('}') + 1)),
  );
}

async function checkBuilds(root) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const faults = ['chrome', 'firefox'].flatMap((target) => {
    const files = textsIn(join(root, 'dist', target));
    const manifest = files.get('manifest.json');
    if (manifest === undefined) return [`dist/${target} has no manifest.json`];
    const orphans = orphansOf(files).map((path) => `${path} is named by no other file`);
    return [...manifestFaults(JSON.parse(manifest), target, version), ...orphans].map((fault) => `dist/${target}: ${fault}`);
  });
  return verdict(faults);
}

/** @returns {Map<string, string>} */
function textsIn(folder) {
  const texts = ['.js', '.json', '.html', '.css'];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (each) => each.isFile() && texts.includes(extname(each.name)),
  );
  return new Map(
    entries
      .map((each) => join(each.parentPath ?? each.path, each.name))
      .map((file) => [relative(folder, file), readFileSync(file, 'utf8')]),
  );
}

const binary = (root, name) => join(root, 'node_modules/.bin', name);

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** @returns {StepOutcome} */
function verdict(faults) {
  return { count: { passed: faults.length === 0 ? 1 : 0, failed: faults.length === 0 ? 0 : 1, skipped: 0 }, output: faults.join('\n') };
}
