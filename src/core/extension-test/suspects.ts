/** The other extensions that may break a page, most likely first. */
import type { NamedExtension, Journal } from './journal.ts';

/** Another extension: the fields of `management.getAll()` that decisions need. */
export interface OtherExtension {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly mayDisable: boolean;
  readonly type: string;
  readonly permissions: readonly string[];
  readonly hosts: readonly string[];
}

/**
 * The extensions to disable, most likely culprits first, and those that only an administrator may disable. Themes and apps are left out:
 * they never break a page.
 */
export function sortExtensions(
  all: readonly OtherExtension[],
  self: string,
  address: string,
): Pick<Journal, 'candidates'> & Pick<Journal, 'managed'> {
  const on = bySuspicion(all, self, address);
  const named = ({ id, name }: OtherExtension): NamedExtension => ({ id, name });
  return {
    candidates: on.filter(({ mayDisable }) => mayDisable).map(named),
    managed: on.filter(({ mayDisable }) => !mayDisable).map(named),
  };
}

export type SuspectPower = 'proxy' | 'headers' | 'blocks' | 'every-site';

const reach: readonly (readonly [SuspectPower, readonly string[]])[] = [
  ['proxy', ['proxy', 'vpnProvider']],
  ['headers', ['webRequestBlocking', 'webRequest']],
  ['blocks', ['declarativeNetRequest', 'declarativeNetRequestWithHostAccess']],
];

/** The extensions that can change how pages load, most likely culprits first, each with the permission that allows it. */
export const suspects = (
  all: readonly OtherExtension[],
  self: string,
  address: string,
): (NamedExtension & { by: SuspectPower; on: true })[] =>
  bySuspicion(all, self, address).flatMap((extension) => {
    const by = powerOf(extension);
    return by ? [{ id: extension.id, name: extension.name, by, on: true }] : [];
  });

/** All enabled extensions except this one, sorted by permission, then by access to this site. */
function bySuspicion(all: readonly OtherExtension[], self: string, address: string): OtherExtension[] {
  const order: readonly (SuspectPower | undefined)[] = ['proxy', 'headers', 'blocks', 'every-site', undefined];
  const rank = (one: OtherExtension): number => 2 * order.indexOf(powerOf(one)) + (reaches(one, address) ? 0 : 1);
  return all.filter(({ id, enabled, type }) => id !== self && enabled && type === 'extension').sort((a, b) => rank(a) - rank(b));
}

const powerOf = ({ permissions, hosts }: OtherExtension): SuspectPower | undefined =>
  reach.find(([, words]) => words.some((word) => permissions.includes(word)))?.[0] ?? (hosts.some(isEverySite) ? 'every-site' : undefined);

const isEverySite = (host: string): boolean => host === '<all_urls>' || /^(?:\*|https?):\/\/\*\//.test(host);

/** Whether one of the extension's match patterns covers the address's site; paths are ignored. */
const reaches = ({ hosts }: OtherExtension, address: string): boolean => {
  const { hostname } = new URL(address);
  return hosts.some((pattern) => {
    if (isEverySite(pattern)) return true;
    const host = /^[a-z*]+:\/\/([^/]+)\//i.exec(pattern)?.[1]?.replace(/:[\d*]+$/, '');
    if (host === undefined) return false;
    return host.startsWith('*.') ? `.${hostname}`.endsWith(host.slice(1)) : host === hostname;
  });
};
