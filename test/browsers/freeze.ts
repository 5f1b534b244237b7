/** Simulates a sleeping computer: stops every process of a browser and continues it later. */
import { readdirSync, readFileSync } from 'node:fs';
import { sleep } from './deadline.ts';

/** Stops the process and its descendants for this long. */
export async function freeze(pid: number, milliseconds: number): Promise<void> {
  const all = family(pid);
  for (const one of all) signal(one, 'SIGSTOP');
  try {
    await sleep(milliseconds);
  } finally {
    for (const one of all.reverse()) signal(one, 'SIGCONT');
  }
}

function signal(pid: number, name: 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended meanwhile.
  }
}

/** The process and its descendants, parents first. */
function family(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      const [, parent = ''] = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      parents.set(Number(name), Number(parent));
    } catch {
      // It ended meanwhile.
    }
  }
  const all = [pid];
  for (const one of all) all.push(...[...parents].filter(([, parent]) => parent === one).map(([child]) => child));
  return all;
}
