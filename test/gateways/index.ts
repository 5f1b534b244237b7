/** The five gateways, started on this machine only, with nothing behind them, and stopped again. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apache } from './apache.ts';
import { caddy } from './caddy.ts';
import { paths, type GatewayProgram, type Surroundings } from './gateway.ts';
import { haproxy } from './haproxy.ts';
import { nginx } from './nginx.ts';
import { startSlowBackend } from './slow-backend.ts';
import { varnish } from './varnish.ts';

export interface Gateway {
  readonly name: string;
  readonly status: number;
  readonly port: number;
  readonly origin: string;
  readonly paths: typeof paths;
  /** The address of a path, by number or under another name that leads here. */
  url(path: string, host?: string): string;
}

export interface Gateways {
  readonly list: readonly Gateway[];
  /** The Debian packages that are not here. */
  readonly missing: readonly string[];
  stop(): Promise<void>;
}

const programs: readonly GatewayProgram[] = [nginx, haproxy, apache, varnish, caddy];
// Reserved for a service nobody runs any more; programs get other ports from the system, so this one stays dead.
const deadPort = 1;

/** Starts every gateway that is installed, and waits until each answers. */
export async function startGateways(): Promise<Gateways> {
  const root = await mkdtemp(join(tmpdir(), 'comeback-gateways-'));
  await chmod(root, 0o755);
  const slow = await startSlowBackend();
  const running: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.map(end));
    await slow.stop();
    await rm(root, { recursive: true, force: true, maxRetries: 5 });
  };
  const here = programs.filter((program) => programOf(program) !== undefined);
  try {
    const started = await Promise.allSettled(
      here.map(async (program) => {
        const folder = join(root, program.name);
        await mkdir(folder);
        const port = await freePort();
        const around = { folder, port, deadPort, slowPort: slow.port, asRoot: process.getuid?.() === 0 };
        await begin(program, around, running);
        return describe(program, port);
      }),
    );
    const list = started.map((one) => {
      if (one.status === 'rejected') throw one.reason;
      return one.value;
    });
    return { list, missing: programs.filter((program) => !here.includes(program)).map(({ debianPackage }) => debianPackage), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const programOf = ({ programs: places }: GatewayProgram): string | undefined => places.find((place) => existsSync(place));

function describe({ name, status }: GatewayProgram, port: number): Gateway {
  const url = (path: string, host = '127.0.0.1'): string => `http://${host}:${String(port)}${path}`;
  return { name, status, port, origin: url(''), paths, url };
}

async function begin(program: GatewayProgram, around: Surroundings, running: ChildProcess[]): Promise<void> {
  for (const [name, text] of Object.entries(program.files(around))) await writeFile(join(around.folder, name), text);
  const child = spawn(programOf(program) ?? '', program.args(around), {
    cwd: around.folder,
    env: { ...process.env, HOME: around.folder, XDG_DATA_HOME: around.folder, XDG_CONFIG_HOME: around.folder },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.push(child);
  let said = '';
  child.stderr.on('data', (text: Buffer) => {
    said = (said + text.toString()).slice(-2000);
  });
  for (let tries = 0; tries < 150; tries += 1) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`http://127.0.0.1:${String(around.port)}${paths.healthy}`).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((done) => {
      setTimeout(done, 100);
    });
  }
  throw new Error(`${program.name} did not start:\n${said}`);
}

/** Ends one program by its own process id, gently first. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => {
    child.once('exit', done);
  });
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
  await gone;
  clearTimeout(timer);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => {
    server.close(done);
  });
  return port;
}
