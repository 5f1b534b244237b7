/** Prevents newly installed daemons from starting: Debian runs /usr/sbin/policy-rc.d first, and exit code 101 forbids the start. */
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { run } from './run.mjs';

const usualFile = '/usr/sbin/policy-rc.d';
const forbidden = 101;
const mark = '# Written by the scripts of Comeback while they install packages; safe to remove. Process:';

/**
 * Runs `work` while daemons may not start, and always removes the policy afterwards. An existing foreign policy is never changed, and
 * suffices if it forbids starting too. `allowed` is whether daemons are safe to install.
 * @template T
 * @param {(allowed: boolean) => Promise<T>} work
 * @param {string} [file]
 * @returns {Promise<T>}
 */
export async function withoutDaemonsStarting(work, file = usualFile) {
  await endOfAnother(file);
  if (existsSync(file)) return work((await run(file, ['haproxy', 'start'])).code === forbidden);
  const remove = () => rmSync(file, { force: true });
  process.once('exit', remove);
  try {
    writeFileSync(file, `#!/bin/sh\n${mark} ${process.pid}\nexit ${forbidden}\n`, { flag: 'wx' });
    chmodSync(file, 0o755);
    return await work(true);
  } finally {
    remove();
    process.removeListener('exit', remove);
  }
}

/** Waits for another run of these scripts to finish installing, and removes the policy of a run that was killed. */
async function endOfAnother(file) {
  for (let owner = ownerOf(file); owner !== undefined; owner = ownerOf(file)) {
    if (isAlive(owner)) await sleep(500);
    else rmSync(file, { force: true });
  }
}

/** The id of the process that wrote the policy; undefined if there is no policy or it is a foreign one. */
function ownerOf(file) {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const line = text.split('\n').find((each) => each.startsWith(mark));
  return line === undefined ? undefined : Number(line.slice(mark.length));
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
