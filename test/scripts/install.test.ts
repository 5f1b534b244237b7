import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withoutDaemonsStarting } from '../../scripts/install/daemon-policy.mjs';
import { adviceFor, missingOf } from '../../scripts/install/debian.mjs';
import { npmIsFresh } from '../../scripts/install/npm.mjs';

let folder: string;
let policy: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'comeback-install-'));
  policy = join(folder, 'policy-rc.d');
});
afterEach(() => rmSync(folder, { recursive: true }));

const program = (name: string, text = '#!/bin/sh\n') => {
  writeFileSync(join(folder, name), text);
  chmodSync(join(folder, name), 0o755);
};

describe('while packages are installed', () => {
  it('no daemon can start, and afterwards nothing is left behind', async () => {
    const during = await withoutDaemonsStarting(async () => spawnSync(policy, ['nginx', 'start']).status, policy);
    expect(during).toBe(101);
    expect(existsSync(policy)).toBe(false);
  });

  it('nothing is left behind after a failure either', async () => {
    await expect(withoutDaemonsStarting(() => Promise.reject(new Error('apt')), policy)).rejects.toThrow('apt');
    expect(existsSync(policy)).toBe(false);
  });

  it('nothing is left behind when a signal ends the script', async () => {
    const code = `
      import { withoutDaemonsStarting } from './scripts/install/daemon-policy.mjs';
      import { endWithChildren, run } from './scripts/install/run.mjs';
      endWithChildren();
      await withoutDaemonsStarting(() => { console.log('installing'); return run('sleep', ['30']); }, ${JSON.stringify(policy)});
      console.log('went on');`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    for await (const chunk of child.stdout) {
      said += String(chunk);
      if (said === 'installing\n') {
        expect(existsSync(policy)).toBe(true);
        child.kill('SIGINT');
      }
    }
    if (child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve));
    expect(child.exitCode).toBe(130);
    expect(said).toBe('installing\n');
    expect(existsSync(policy)).toBe(false);
  });

  it('an existing policy is used and left unchanged', async () => {
    program('policy-rc.d', '#!/bin/sh\nexit 101\n');
    expect(await withoutDaemonsStarting(async (allowed: boolean) => allowed, policy)).toBe(true);
    expect(readFileSync(policy, 'utf8')).toBe('#!/bin/sh\nexit 101\n');
  });

  it('an existing policy that lets daemons start prevents the installation', async () => {
    program('policy-rc.d', '#!/bin/sh\nexit 0\n');
    expect(await withoutDaemonsStarting(async (allowed: boolean) => allowed, policy)).toBe(false);
    expect(existsSync(policy)).toBe(true);
  });

  it('a policy of an earlier run that was killed is removed', async () => {
    const killed = spawnSync('true').pid;
    await withoutDaemonsStarting(async () => {
      writeFileSync(policy, readFileSync(policy, 'utf8').replace(String(process.pid), String(killed)));
      chmodSync(policy, 0o755);
      await withoutDaemonsStarting(async () => expect(readFileSync(policy, 'utf8')).toContain(String(process.pid)), policy);
    }, policy);
    expect(existsSync(policy)).toBe(false);
  });
});

describe('a missing package', () => {
  const there = { name: 'there', program: 'comeback-there', why: 'a test' };
  const absent = { name: 'absent-package', program: 'comeback-absent', why: 'the best test' };

  it('is one whose program is not found', () => {
    program('comeback-there');
    expect(missingOf([there, absent], folder)).toEqual([absent]);
  });

  it('is named with its reason and the command that installs it', () => {
    const advice = adviceFor([absent], 'You may not.').join('\n');
    expect(advice).toContain('absent-package (the best test)');
    expect(advice).toContain('You may not.');
    expect(advice).toContain('apt-get install --no-install-recommends absent-package');
  });
});

describe('the npm packages are installed', () => {
  const receipt = () => join(folder, 'node_modules/.package-lock.json');
  beforeEach(() => {
    writeFileSync(join(folder, 'package-lock.json'), '{}');
    mkdirSync(join(folder, 'node_modules'));
  });

  it('when there are none, or only some', () => expect(npmIsFresh(folder)).toBe(false));

  it('when the lock file is newer', () => {
    writeFileSync(receipt(), '{}');
    utimesSync(receipt(), 1, 1);
    expect(npmIsFresh(folder)).toBe(false);
  });

  it('and not again', () => {
    writeFileSync(receipt(), '{}');
    expect(npmIsFresh(folder)).toBe(true);
  });
});
