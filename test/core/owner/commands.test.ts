/** The owner's commands, run with the real programs that are installed here; the others are skipped by name. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ownerGuide } from '../../../src/core/owner/owner-guide.ts';

const folder = mkdtempSync(join(tmpdir(), 'comeback-owner-'));
// varnishd reads its file as its own user.
chmodSync(folder, 0o755);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const path = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin:/usr/local/sbin`;
const env = { ...process.env, PATH: path };
const has = (program: string): boolean => spawnSync('sh', ['-c', `command -v ${program}`], { env }).status === 0;

interface Case {
  readonly server: string;
  readonly program: string;
  /** A valid configuration and an invalid one. */
  readonly sound: string;
  readonly broken: string;
  /** The command, pointed at a test file instead of the system's. */
  at(command: string, file: string): string;
}

const inPlaceOf =
  (system: string) =>
  (command: string, file: string): string =>
    command.replace(system, file);

const cases: readonly Case[] = [
  {
    server: 'nginx',
    program: 'nginx',
    sound: `pid ${folder}/nginx.pid; error_log ${folder}/nginx.log; events {}`,
    broken: 'events { nonsense',
    at: (command, file) => `${command} -e ${folder}/nginx.log -c ${file}`,
  },
  {
    server: 'apache',
    program: 'apachectl',
    sound: `ServerRoot ${folder}\nServerName shop.example\nListen 127.0.0.1:18555\nLoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so\nLoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so\nErrorLog ${folder}/apache.log\nPidFile ${folder}/apache.pid\n`,
    broken: 'Nonsense on\n',
    // apachectl takes its file only from the environment; configtest is `apache2 -t`.
    at: (_, file) => `apache2 -t -f ${file}`,
  },
  {
    server: 'haproxy',
    program: 'haproxy',
    sound: 'defaults\n mode http\n timeout connect 1s\n timeout client 1s\n timeout server 1s\nfrontend f\n bind 127.0.0.1:18556\n',
    broken: 'frontend\n nonsense\n',
    at: inPlaceOf('/etc/haproxy/haproxy.cfg'),
  },
  {
    server: 'varnish',
    program: 'varnishd',
    sound: 'vcl 4.1;\nbackend default { .host = "127.0.0.1"; .port = "1"; }\n',
    broken: 'vcl 4.1;\nnonsense\n',
    at: inPlaceOf('/etc/varnish/default.vcl'),
  },
  {
    server: 'caddy',
    program: 'caddy',
    sound: ':18557 {\n respond "ok"\n}\n',
    broken: ':18557 {\n nonsense\n}\n',
    at: inPlaceOf('/etc/caddy/Caddyfile'),
  },
  {
    server: 'lighttpd',
    program: 'lighttpd',
    sound: `server.document-root = "${folder}"\nserver.port = 18558\n`,
    broken: 'server.document-root = \n',
    at: inPlaceOf('/etc/lighttpd/lighttpd.conf'),
  },
  {
    server: 'squid',
    program: 'squid',
    sound: `http_port 127.0.0.1:18559\nhttp_access deny all\npid_filename ${folder}/squid.pid\ncache_log ${folder}/squid.log\n`,
    broken: 'http_port nonsense:nonsense\n',
    at: (command, file) => `${command} -f ${file}`,
  },
];

const runs = (command: string): number | null => spawnSync('sh', ['-c', command], { env, timeout: 20_000, stdio: 'ignore' }).status;

describe('the configuration test accepts a valid file and rejects an invalid one in the real program', () => {
  for (const { server, program, sound, broken, at } of cases) {
    it.skipIf(!has(program))(
      `${server}: ${has(program) ? 'as installed here' : `${program} is not installed here`}`,
      () => {
        const [test = ''] = ownerGuide(server, [], { system: 'debian' }).tests.map((command) => command.replace(/^sudo /, ''));
        expect(test).toMatch(new RegExp(`^${program}\\b`));
        const file = join(folder, server === 'caddy' ? 'Caddyfile' : `${server}.conf`);
        writeFileSync(file, sound);
        expect(runs(at(test, file))).toBe(0);
        writeFileSync(file, broken);
        expect(runs(at(test, file))).not.toBe(0);
      },
      30_000,
    );
  }

  it.skipIf(!has('traffic_server'))(
    'apache-traffic-server: on a root of its own, if it is installed here',
    () => {
      const [test = ''] = ownerGuide('apache-traffic-server', []).tests.map((command) => command.replace(/^sudo /, ''));
      const root = mkdtempSync(join(folder, 'trafficserver-'));
      const write = (name: string, text = ''): void => writeFileSync(join(root, name), text);
      const ours = ['prefix', 'exec_prefix', 'sysconfdir', 'datadir', 'includedir', 'localstatedir', 'runtimedir', 'logdir', 'cachedir'];
      const theirs = 'bindir: /usr/bin\nsbindir: /usr/bin\nlibdir: /usr/lib/trafficserver\nlibexecdir: /usr/lib/trafficserver/modules\n';
      write('runroot.yaml', ours.map((name) => `${name}: ${root}\n`).join('') + theirs);
      write('ip_allow.yaml', 'ip_allow:\n  - { apply: in, ip_addrs: 127.0.0.1, action: allow, methods: ALL }\n');
      write('logging.yaml', 'logging: {}\n');
      write('records.config', 'CONFIG proxy.config.admin.user_id STRING #-1\n');
      for (const name of ['cache', 'hosting', 'parent', 'plugin', 'splitdns', 'ssl_multicert', 'storage', 'volume'])
        write(`${name}.config`);
      for (const name of ['sni', 'strategies']) write(`${name}.yaml`);
      write('remap.config', 'map / http://127.0.0.1:1/\n');
      const here = `${test} --run-root=${root}/runroot.yaml`;
      expect(runs(here)).toBe(0);
      write('remap.config', 'map nonsense\n');
      expect(runs(here)).not.toBe(0);
    },
    30_000,
  );
});

describe('the real program knows the options of a command', () => {
  it.skipIf(!has('apachectl'))('apachectl knows configtest', () => {
    expect(execFileSync('sh', ['-c', 'cat "$(command -v apachectl)"'], { env, encoding: 'utf8' })).toContain('configtest');
  });

  it.skipIf(!has('varnishlog'))('varnishlog takes the grouping and the query', () => {
    const [log = ''] = ownerGuide('varnish', []).logs;
    const { stderr } = spawnSync('sh', ['-c', log.replace(/^sudo /, '')], { env, encoding: 'utf8', timeout: 2000 });
    expect(stderr).not.toMatch(/usage|invalid option|query expression error/i);
  });

  it.skipIf(!has('sh'))('every command is valid shell syntax', () => {
    for (const server of ['nginx', 'apache', 'haproxy', 'varnish', 'caddy', 'squid', 'lighttpd', 'envoy', 'traefik', 'kong', 'openshift'])
      for (const system of ownerGuide(server, []).systems) {
        const { logs, tests, restarts, apps } = ownerGuide(server, [], { system });
        for (const command of [...logs, ...tests, ...restarts, ...apps.map(({ text }) => text)])
          expect(spawnSync('sh', ['-n', '-c', command]).status, command).toBe(0);
      }
  });
});
