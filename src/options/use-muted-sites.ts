/** The muted sites as they are stored, followed while the page is open. */
import { mutedSites } from '../storage.ts';
import { request } from '../ui/background.ts';
import { useStored } from '../ui/use-stored.ts';

interface MutedList {
  readonly sites: readonly string[];
  add(site: string): Promise<unknown>;
  remove(site: string): Promise<unknown>;
}

/** Each change is made by the background, to what is stored at that moment: panels add sites too. */
export const useMutedSites = (): MutedList => ({
  sites: useStored(mutedSites) ?? [],
  add: (site) => request('mute', { site }),
  remove: (site) => request('unmute', { site }),
});
