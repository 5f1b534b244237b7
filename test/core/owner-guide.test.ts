import { describe, expect, test } from 'vitest';
import { dnsFlush, dnsLook } from '../../src/core/owner/dns.ts';
import { askFromOutside, askOrigin, commandHost } from '../../src/core/owner/outside.ts';
import { ownerGuide, serverIds } from '../../src/core/owner/owner-guide.ts';
import { ownerLead, reasonGiven } from '../../src/core/owner/owner-lead.ts';
import { diagnose } from '../../src/core/diagnosis.ts';

describe('what the owner of a site can do', () => {
  test.each(serverIds)('%s: on every system where it is at home there are logs, lines to look for and a restart', (server) => {
    for (const system of ownerGuide(server, []).systems) {
      const guide = ownerGuide(server, [], { server, system });
      expect(guide.server).toBe(server);
      expect(guide.system).toBe(system);
      for (const commands of [guide.logs, guide.restarts, guide.lines])
        expect(commands.length, `${server} on ${system}`).toBeGreaterThan(0);
      for (const command of [...guide.logs, ...guide.tests, ...guide.restarts]) expect(command).not.toMatch(/undefined|\[object/);
    }
  });
  test('a configuration is tested before a restart, so that a short failure does not become a long one', () => {
    const { tests, restarts } = ownerGuide('nginx', [], { system: 'debian' });
    expect(tests).toEqual(['sudo nginx -t']);
    expect(restarts[0]).toMatch(/^sudo nginx -t && sudo systemctl /);
  });
  test('an unknown maker gets the server most people run, and can choose another', () => {
    expect(ownerGuide('unknown', []).server).toBe('nginx');
    expect(ownerGuide('unknown', ['varnish']).server).toBe('varnish');
    expect(ownerGuide('unknown', [], { server: 'apache' }).server).toBe('apache');
  });
});

describe('asking from elsewhere', () => {
  test('every system has a command that forgets old addresses', () => {
    expect(dnsFlush.map(({ name }) => name).join()).toMatch(/Windows.*macOS.*Linux/);
    for (const { text } of dnsFlush) expect(text).not.toBe('');
  });
  test('a host cannot smuggle anything into a command that is copied', () => {
    const host = commandHost('https://shop.example/$(reboot)?a=;b');
    for (const command of [...dnsLook(host), askFromOutside(host), askOrigin(host)]) {
      expect(command).toContain('shop.example');
      expect(command).not.toMatch(/\$\(|reboot/);
    }
  });
});

describe('where the owner begins', () => {
  test.each([
    [502, [], 'unknown'],
    [502, [['x-squid-error', 'ERR_CONNECT_FAIL 111']], 'visitor'],
  ] as const)('%i with %j: %s', (status, headers, lead) => {
    expect(ownerLead(diagnose({ status, headers }, { scheme: 'http' }), status)).toBe(lead);
  });
  test('a code of the maker is put into words', () => {
    const diagnosis = diagnose({ status: 522, headers: [['server', 'cloudflare']] });
    expect(reasonGiven(diagnosis) ?? '').not.toBe('');
  });
});
