/** A display for browser windows where there is none, and key presses for browser prompts, which no protocol reaches. */
import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { within } from './deadline.ts';

export interface Screen {
  readonly display: string;
  /** Presses keys at the focus, by their X names. */
  press(...keys: readonly string[]): Promise<void>;
  close(): Promise<void>;
}

/** Starts Xvfb on a free display number, which it prints. */
export async function openScreen(): Promise<Screen> {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const ended = new Promise<void>((done) => {
    child.once('exit', () => {
      done();
    });
  });
  const said = new Promise<string>((done, fail) => {
    child.once('error', fail);
    child.stdio[3]?.once('data', (bytes: Buffer) => {
      done(bytes.toString().trim());
    });
  });
  const display = `:${await within(20_000, 'a screen', said)}`;
  return {
    display,
    async press(...keys) {
      await promisify(execFile)('xdotool', ['key', '--delay', '150', ...keys], {
        env: { ...process.env, DISPLAY: display },
        timeout: 10_000,
      });
    },
    async close() {
      child.kill();
      await ended;
    },
  };
}
