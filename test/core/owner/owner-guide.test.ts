import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/core/diagnosis/diagnose.ts';
import { GATEWAYS, SERVICES } from '../../../src/core/gateways/all.ts';
import type { System } from '../../../src/core/gateways/owner-commands.ts';
import { appsOn } from '../../../src/core/owner/apps.ts';
import { dnsFlush } from '../../../src/core/owner/dns-commands.ts';
import { firewallsOn } from '../../../src/core/owner/firewalls.ts';
import { ownerGuide, serverIds, type OwnerGuide } from '../../../src/core/owner/owner-guide.ts';
import { ownerLead, reasonGiven } from '../../../src/core/owner/owner-lead.ts';
import { statusFromOutside, requestToOrigin, commandHost, commandSite } from '../../../src/core/owner/status-command.ts';

const everySystem: readonly System[] = ['debian', 'rhel', 'docker', 'kubernetes', 'windows'];
const commandsOf = ({ logs, tests, restarts, apps, firewalls, service }: OwnerGuide): readonly string[] => [
  ...logs,
  ...tests,
  ...restarts,
  ...(service?.logs ?? []),
  ...apps.map(({ text }) => text),
  ...firewalls.flatMap(({ status, pause, putBack }) => [status, pause ?? '', putBack ?? '']),
];

describe('the owner guide has the logs and commands', () => {
  it.each([...GATEWAYS.map(({ id }) => id), 'unknown'])('for %s, with complete commands', (gateway) => {
    const first = ownerGuide(gateway, []);
    for (const system of [undefined, ...first.systems]) {
      const guide = ownerGuide(gateway, [], system ? { system } : {});
      expect(guide.logs.length).toBeGreaterThan(0);
      expect(guide.system).toBe(system ?? first.systems[0]);
      if (guide.server) expect(guide.restarts.length).toBeGreaterThan(0);
      for (const command of commandsOf(guide)) expect(command).not.toMatch(/undefined|\$\{|^ | $|\n/);
    }
  });

  it('every gateway is either a server to choose or a hosted service', () => {
    const known = new Set([...serverIds, ...SERVICES.map(({ id }) => id)]);
    expect(GATEWAYS.map(({ id }) => id).filter((id) => !known.has(id))).toEqual([]);
  });

  it.each([
    ['nginx', 'debian', 'sudo tail -n 50 /var/log/nginx/error.log', 'sudo nginx -t && sudo systemctl restart nginx'],
    ['apache', 'debian', 'sudo tail -n 50 /var/log/apache2/error.log', 'sudo apachectl configtest && sudo systemctl restart apache2'],
    ['apache', 'rhel', 'sudo tail -n 50 /var/log/httpd/error_log', 'sudo apachectl configtest && sudo systemctl restart httpd'],
    [
      'litespeed',
      'rhel',
      'sudo tail -n 50 /usr/local/lsws/logs/error.log',
      'sudo /usr/local/lsws/bin/lshttpd -t && sudo systemctl restart lsws',
    ],
    [
      'haproxy',
      'rhel',
      'sudo journalctl -u haproxy -n 50 --no-pager',
      'sudo haproxy -c -f /etc/haproxy/haproxy.cfg && sudo systemctl restart haproxy',
    ],
  ] as const)('%s on %s: its log, and a restart that tests first', (gateway, system, log, restart) => {
    const guide = ownerGuide(gateway, [], { system });
    expect(guide.logs).toContain(log);
    expect(guide.restarts).toEqual([restart]);
  });

  it.each([
    ['nginx', 'connect() failed (111: Connection refused)'],
    ['nginx', 'upstream prematurely closed connection'],
    ['apache', 'AH01102: error reading status line from remote server'],
    ['apache', 'AH00957: http: attempt to connect'],
    ['haproxy', ' SC--'],
    ['caddy', 'connect: connection refused'],
  ])('%s: the guide lists the log line «%s»', (gateway, text) => {
    expect(ownerGuide(gateway, []).lines.map((line) => line.text)).toContain(text);
  });

  it('behind a CDN: the commands are for the origin server, the one on the path if known', () => {
    expect(ownerGuide('cloudflare', []).server).toBe('nginx');
    expect(ownerGuide('cloudflare', ['varnish']).server).toBe('varnish');
    expect(ownerGuide('cloudflare', ['varnish'], { server: 'apache' }).server).toBe('apache');
    expect(ownerGuide('cloudflare', []).service?.status).toBe('https://www.cloudflarestatus.com/');
  });

  it('on a hosting platform: there is no system to choose, unless the owner chooses a server', () => {
    const heroku = ownerGuide('heroku', []);
    expect([heroku.server, heroku.systems, heroku.restarts]).toEqual([undefined, [], ['heroku restart']]);
    expect(ownerGuide('heroku', [], { server: 'nginx', system: 'rhel' }).system).toBe('rhel');
  });

  it('a system that the server does not run on falls back to one that it does', () => {
    expect(ownerGuide('iis', [], { system: 'debian' }).system).toBe('windows');
  });

  it('every kind of app behind the gateway has its commands', () => {
    const names = everySystem.flatMap((system) => appsOn(system).map(({ name }) => name));
    for (const app of ['PHP-FPM', 'Node.js', 'Node.js (pm2)', 'Gunicorn', 'Puma', 'Docker', 'Kubernetes']) expect(names).toContain(app);
  });

  it('every command that pauses a firewall has one that resumes it', () => {
    for (const { pause, putBack } of everySystem.flatMap(firewallsOn)) expect(pause === undefined).toBe(putBack === undefined);
  });

  it('each system has its command to flush the DNS cache', () => {
    expect(dnsFlush.map(({ name }) => name)).toEqual(expect.arrayContaining(['Windows', 'macOS', 'Linux (systemd-resolved)']));
  });
});

describe('the owner’s first sentence', () => {
  const of = (status: number, headers: [string, string][], body?: string) =>
    ownerLead(diagnose({ status, headers, ...(body === undefined ? {} : { body }) }), status);
  const nginxPage = (title: string) =>
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;

  it.each([
    ['upstream', 502, [['server', 'nginx']], nginxPage('502 Bad Gateway')],
    ['busy', 503, [['server', 'nginx']], nginxPage('503 Service Temporarily Unavailable')],
    ['slow', 504, [['server', 'nginx']], nginxPage('504 Gateway Time-out')],
    ['unknown', 502, [], undefined],
    [
      'platform',
      503,
      [
        ['server', 'Heroku'],
        ['via', '1.1 vegur'],
      ],
      undefined,
    ],
  ] as const)('%s for a %i', (lead, status, headers, body) => {
    const found = of(
      status,
      headers.map(([name, value]) => [name, value]),
      body,
    );
    expect(lead === 'platform' ? ['platform', 'unknown'] : [lead]).toContain(found);
  });

  it('is followed by the reason that the gateway gave', () => {
    const diagnosis = diagnose({
      status: 522,
      headers: [
        ['server', 'cloudflare'],
        ['cf-ray', '8f1a-FRA'],
      ],
    });
    expect(ownerLead(diagnosis, 522)).toBe('front');
    expect(reasonGiven(diagnosis)).toContain('did not accept a connection');
  });
});

describe('a host in a command', () => {
  it.each([
    ['https://shop.example/cart?q=1', 'shop.example'],
    ['http://192.0.2.7:8080/', '192.0.2.7'],
    ['http://[2001:db8::1]/', '[2001:db8::1]'],
    ['https://bücher.example/', 'xn--bcher-kva.example'],
  ])('%s becomes %s', (address, host) => expect(commandHost(address)).toBe(host));

  it.each([
    'https://$(reboot).example/',
    'https://a;b.example/',
    'https://`id`.example/',
    'https://a&b.example/',
    "https://a'b.example/",
    'https://-o.example/',
    'nonsense',
  ])('%s, which a shell might interpret, is replaced by an example', (address) => expect(commandHost(address)).toBe('shop.example'));

  it.each([
    ['https://anna:secret@shop.example/cart?q=1', 'https://shop.example/'],
    ['http://shop.example:8080/cart', 'http://shop.example:8080/'],
    ['https://$(reboot).example:8443/', 'https://shop.example:8443/'],
    ['file:///etc/passwd', 'https://shop.example/'],
    ['', 'https://shop.example/'],
  ])('%s is checked as %s', (address, site) => expect(commandSite(address)).toBe(site));

  it('is checked from outside, and bypassing the CDN', () => {
    expect(statusFromOutside('https://shop.example/')).toMatch(/^curl -sS .* https:\/\/shop\.example\/$/);
    expect(requestToOrigin('https://shop.example/')).toContain('--connect-to ::192.0.2.1: https://shop.example/');
  });
});
