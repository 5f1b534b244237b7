/** Turning the other extensions off to find out, and the journal by which every one of them comes back. */

/** Another extension, as `management.getAll()` describes it; only what we decide by. */
export interface OtherExtension {
  readonly id: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly mayDisable: boolean;
  readonly type: string;
  readonly permissions: readonly string[];
  readonly hosts: readonly string[];
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export type Verdict = 'not-the-cause' | 'one-is-the-cause';

/** What is on disk before the first extension is touched, and until the last is on again. Times are epoch milliseconds. */
export interface Journal {
  /** `settling`: all are on again, but the browser may not have written that down yet; a crash would find them off. */
  readonly phase: 'off' | 'putting-back' | 'stuck' | 'settling';
  readonly tabId: number;
  readonly since: number;
  /** When they come back by themselves. */
  readonly backAt: number;
  /** Those that were on, and are off because of us. */
  readonly off: readonly Named[];
  /** Those that stay on because nobody but an administrator may switch them. */
  readonly managed: readonly Named[];
  readonly verdict?: Verdict;
}

/** Without a word from the person, this long. */
export const backAfter = 600_000;
/** Chromium writes its preferences up to ten seconds late, and never when it is killed before. */
export const settlesAfter = 30_000;
/** With all off the page failed too: time to read that, and to try once more. */
export const backAfterVerdict = 30_000;

/** Whether extensions are off because of us, or may be. */
export const isOpen = (journal: Journal | null): journal is Journal => journal !== null && journal.phase !== 'settling';

/** Which of the others would be switched off, and which are not ours to touch. Themes and apps never break a page. */
export function sortExtensions(all: readonly OtherExtension[], self: string): { off: Named[]; managed: Named[] } {
  const on = all.filter(({ id, type, enabled }) => id !== self && type === 'extension' && enabled);
  const named = ({ id, name }: OtherExtension): Named => ({ id, name });
  return { off: on.filter(({ mayDisable }) => mayDisable).map(named), managed: on.filter(({ mayDisable }) => !mayDisable).map(named) };
}

export type SuspectBy = 'proxy' | 'headers' | 'blocks' | 'every-site';

const reach: readonly (readonly [SuspectBy, readonly string[]])[] = [
  ['proxy', ['proxy', 'vpnProvider']],
  ['headers', ['webRequestBlocking', 'webRequest']],
  ['blocks', ['declarativeNetRequest', 'declarativeNetRequestWithHostAccess']],
];

/** Those that can change how pages load, likeliest first, with the power that makes them suspect. */
export function suspects(all: readonly OtherExtension[], self: string): { name: string; by: SuspectBy }[] {
  const by = ({ permissions, hosts }: OtherExtension): SuspectBy | undefined =>
    reach.find(([, words]) => words.some((word) => permissions.includes(word)))?.[0] ??
    (hosts.some((host) => host === '<all_urls>' || /^(?:\*|https?):\/\/\*\//.test(host)) ? 'every-site' : undefined);
  const order: readonly (SuspectBy | undefined)[] = ['proxy', 'headers', 'blocks', 'every-site'];
  return all
    .filter(({ id, enabled, type }) => id !== self && enabled && type === 'extension')
    .flatMap((extension) => {
      const power = by(extension);
      return power ? [{ name: extension.name, by: power }] : [];
    })
    .sort((a, b) => order.indexOf(a.by) - order.indexOf(b.by));
}
