/** Child processes for the scripts that run before anything is installed: Node built-ins only. */
import { spawn } from 'node:child_process';

/**
 * @typedef {{ code: number, output: string }} Outcome `code` is 128 + signal number if a signal ended the program, 127 if it does not
 * exist.
 */

/** The running children, which are ended with this process. */
const running = new Set();
let ending = false;

/**
 * Runs a program until it exits; never rejects. Its output is collected and not shown, unless `show` is set.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ show?: boolean, env?: Record<string, string>, cwd?: string }} [options]
 * @returns {Promise<Outcome>}
 */
export function run(program, args, { show = false, env = {}, cwd } = {}) {
  return new Promise((resolve) => {
    // After a signal no program is started and no promise settles, so no step continues as if it had merely failed.
    if (ending) return;
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    running.add(child);
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    const finish = (code) => {
      running.delete(child);
      if (!ending) resolve({ code, output: Buffer.concat(chunks).toString() });
    };
    child.on('error', (error) => {
      chunks.push(Buffer.from(`${error.message}\n`));
      finish(127);
    });
    child.on('close', (code, signal) => finish(code ?? 128 + (signalNumbers[signal] ?? 0)));
  });
}

/**
 * From now on a signal ends the children first, then this process, whose exit handlers clean up.
 * @returns {() => void} a function that removes the signal handlers
 */
export function endWithChildren() {
  const signals = Object.keys(signalNumbers);
  const end = (signal) => {
    if (ending) return;
    ending = true;
    const left = [...running];
    for (const child of left) child.kill(signal);
    const ends = left.map((child) => new Promise((resolve) => child.once('close', resolve)));
    // A child that ignores the signal must not block the exit.
    void Promise.race([Promise.all(ends), new Promise((resolve) => setTimeout(resolve, patience))]).then(() =>
      process.exit(128 + signalNumbers[signal]),
    );
  };
  for (const signal of signals) process.on(signal, end);
  return () => signals.forEach((signal) => process.removeListener(signal, end));
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };
const patience = 20_000;
