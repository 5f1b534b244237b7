/** Starts the gateways on this machine only, in front of failing backends, and stops them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apache } from './apache.ts';
import { startBackends } from './backends.ts';
import { caddy } from './caddy.ts';
import { paths, type Backends, type GatewayProgram, type Surroundings } from './gateway.ts';
import { haproxy } from './haproxy.ts';
import { lighttpd } from './lighttpd.ts';
import { nginx } from './nginx.ts';
import { squid } from './squid.ts';
import { trafficServer } from './traffic-server.ts';
import { varnish } from './varnish.ts';

export interface Gateway {
  /** The program's id; in a chain, of the one in front. */
  readonly name: string;
  /** The gateway between this one and the failing backend. */
  readonly behind?: string;
  readonly port: number;
  readonly origin: string;
  readonly paths: typeof paths;
  /** The address of a path, by IP address or under another name that resolves here. */
  url(path: string, host?: string): string;
}

export interface Gateways {
  readonly list: readonly Gateway[];
  /** The missing Debian packages. */
  readonly missing: readonly string[];
  stop(): Promise<void>;
}

/** The gateways with every page that a visitor may reach. */
export const siteGateways: readonly GatewayProgram[] = [nginx, haproxy, apache, varnish, caddy];
/** All gateways, whose stock responses are known. */
export const everyGateway: readonly GatewayProgram[] = [...siteGateways, lighttpd, squid, trafficServer];

interface Chain {
  readonly front: GatewayProgram;
  readonly behind: GatewayProgram;
}

/** Two gateways in a row: the inner one fails, the front one passes its response on. */
export const everyChain: readonly Chain[] = [
  { front: nginx, behind: apache },
  { front: varnish, behind: nginx },
];

const patienceSeconds = 1;
/** Longer than the inner gateway's timeout, so that the inner failure is the one that arrives. */
const frontPatienceSeconds = 15;

/** Starts the installed ones, and waits until each responds. */
export async function startGateways(programs: readonly GatewayProgram[] = siteGateways, chains: readonly Chain[] = []): Promise<Gateways> {
  const root = await mkdtemp(join(tmpdir(), 'comeback-gateways-'));
  await chmod(root, 0o755);
  const behind = await startBackends();
  const running: ChildProcess[] = [];
  const stop = async (): Promise<void> => {
    await Promise.all(running.map(end));
    await behind.stop();
    await rm(root, { recursive: true, force: true, maxRetries: 5 });
  };
  const start = async (program: GatewayProgram, backends: Backends, patience: number): Promise<Gateway> => {
    const folder = await mkdtemp(join(root, `${program.name}-`));
    await chmod(folder, 0o755);
    const port = await freePort();
    await startProgram(program, { folder, port, backends, patienceSeconds: patience, asRoot: process.getuid?.() === 0 }, running);
    return describe(program.name, port);
  };
  const here = programs.filter(isHere);
  try {
    const alone = await all(here.map((program) => start(program, behind.ports, patienceSeconds)));
    const chained = await all(
      chains
        .filter((chain) => isHere(chain.front) && isHere(chain.behind))
        .map(async (chain) => {
          const inner = alone.find(({ name }) => name === chain.behind.name) ?? (await start(chain.behind, behind.ports, patienceSeconds));
          const { port } = inner;
          const backends = { dead: port, slow: port, hanging: port, garbage: port, broken: port, healthy: port };
          return { ...(await start(chain.front, backends, frontPatienceSeconds)), behind: inner.name };
        }),
    );
    const missing = programs.filter((program) => !isHere(program)).map(({ debianPackage }) => debianPackage);
    return { list: [...alone, ...chained], missing, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Waits for all even if one fails: none may still be starting when the others are stopped. */
async function all<T>(starts: readonly Promise<T>[]): Promise<T[]> {
  const ended = await Promise.allSettled(starts);
  return ended.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
}

const programOf = ({ programs }: GatewayProgram): string | undefined => programs.find((path) => existsSync(path));
const isHere = (program: GatewayProgram): boolean => programOf(program) !== undefined;

function describe(name: string, port: number): Gateway {
  const url = (path: string, host = '127.0.0.1'): string => `http://${host}:${String(port)}${path}`;
  return { name, port, origin: url(''), paths, url };
}

async function startProgram(program: GatewayProgram, around: Surroundings, running: ChildProcess[]): Promise<void> {
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
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`http://127.0.0.1:${String(around.port)}${paths.healthy}`).catch(() => undefined);
    if (answer?.ok === true) return;
    await new Promise((done) => {
      setTimeout(done, 100);
    });
  }
  throw new Error(`${program.name} did not start:\n${said}`);
}

/** Stops one program by its process id, with SIGTERM first. */
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

/** Below the ephemeral ports, so that no outgoing connection takes one of these. */
const lowest = 18_000;
const highest = 32_000;
const given = new Set<number>();

async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest));
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const server = createServer();
    server.once('error', () => {
      done(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        done(true);
      });
    });
  });
