/** A gateway is one file; these tests find the lists in which a new one is missing. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { GATEWAYS, gatewaysOfServer, INTERMEDIARIES, ON_PATH, SERVERS, SERVICES } from '../../../src/core/gateways/all.ts';
import { BOT_CHALLENGES, BOT_PROTECTION } from '../../../src/core/gateways/bot-protection.ts';
import type { Intermediary } from '../../../src/core/gateways/intermediary.ts';

const folder = new URL('../../../src/core/gateways/', import.meta.url);
/** Lists and types; every other file is one intermediary. */
const SHARED = ['all.ts', 'bot-protection.ts', 'fingerprint.ts', 'intermediary.ts', 'owner-commands.ts'];
const files = readdirSync(folder).filter((name) => !SHARED.includes(name));
const modules = await Promise.all(
  files.map(async (name) => {
    const exported = Object.entries((await import(new URL(name, folder).href)) as Record<string, unknown>);
    const part = (suffix: string) => exported.find(([key]) => key.endsWith(suffix))?.[1];
    const own = exported.map(([, value]) => value as Intermediary).find(({ id, kind }) => id !== undefined && kind !== undefined);
    return { name, intermediary: own, fingerprint: part('Fingerprint'), owner: part('Owner') };
  }),
);

const names = new Map(INTERMEDIARIES.map(({ id, name }) => [id, name]));
const all = [...new Set([...GATEWAYS, ...ON_PATH, ...BOT_CHALLENGES])];

describe('a gateway’s file is in every list it belongs to', () => {
  it.each(modules)('$name', ({ name, intermediary, fingerprint, owner }) => {
    expect(INTERMEDIARIES).toContain(intermediary);
    expect(intermediary?.id.replace('.', '-')).toBe(name.replace(/\.ts$/, ''));
    if (fingerprint) expect(all).toContain(fingerprint);
    if (owner) expect([...SERVERS, ...SERVICES]).toContain(owner);
  });

  it('every gateway that can be named has an owner part', () => {
    const owned = new Set([...SERVERS, ...SERVICES].map(({ id }) => id));
    expect(GATEWAYS.map(({ id }) => id).filter((id) => !owned.has(id))).toEqual([]);
  });

  it('a gateway that leaves path headers, or those of its cache, is searched for in them', () => {
    const traced = all.filter(({ pathHeaders, isOnPath, cacheHeaders }) => pathHeaders ?? isOnPath ?? cacheHeaders);
    expect(traced.filter((gateway) => !ON_PATH.includes(gateway)).map(({ id }) => id)).toEqual([]);
  });

  it('a gateway with a bot challenge is searched for it', () => {
    const challenging = all.filter(({ challenges }) => challenges !== undefined);
    expect(challenging.map(({ id }) => id).filter((id) => !BOT_CHALLENGES.some((each) => each.id === id))).toEqual([]);
    expect(BOT_CHALLENGES.filter(({ challenges = [] }) => challenges.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it('a product listed for its bot challenge has one', () => {
    expect(BOT_PROTECTION.map(({ id }) => id).filter((id) => !BOT_CHALLENGES.some((each) => each.id === id))).toEqual([]);
  });

  it('ids are unique', () => {
    expect(names.size).toBe(INTERMEDIARIES.length);
  });
});

describe('every id a diagnosis can name has a name to show', () => {
  const nameable = [
    ...GATEWAYS.map(({ id }) => id),
    ...ON_PATH.map(({ id }) => id),
    ...BOT_CHALLENGES.map(({ id }) => id),
    ...SERVERS.map(({ id }) => id),
    ...SERVICES.map(({ id }) => id),
  ];
  it.each([...new Set(nameable)])('%s', (id) => {
    expect(names.get(id)).toMatch(/\S/);
  });
});

describe('codes', () => {
  const prefixes = new Map(GATEWAYS.map(({ id, codePrefix = id }) => [id, codePrefix]));
  it.each(INTERMEDIARIES.filter(({ codes }) => codes !== undefined))(
    '$id: every key begins with its own prefix, and is read',
    ({ id, codes = {} }) => {
      for (const key of Object.keys(codes)) expect(key).toMatch(new RegExp(`^${prefixes.get(id)}:.`));
      expect(GATEWAYS.find((gateway) => gateway.id === id)?.readCodes).toBeDefined();
    },
  );
});

describe('of two gateways with one Server header the first is the more specific', () => {
  it.each([
    ['Varnish', ['fastly', 'varnish']],
    ['awselb/2.0', ['aws-alb', 'aws-elb']],
    ['awselb/1.0', ['aws-elb']],
  ])('%s', (server, ids) => {
    expect(gatewaysOfServer(server).map(({ id }) => id)).toEqual(ids);
  });
});
