/** The muted sites as they are stored, followed while the page is open. */
import { useEffect, useState } from 'preact/hooks';
import { mutedSites } from '../storage.ts';

interface MutedList {
  readonly sites: readonly string[];
  add(site: string): Promise<void>;
  remove(site: string): Promise<void>;
}

/** Each change is made to what is stored at that moment: the panel adds sites too. */
export function useMutedSites(): MutedList {
  const [sites, setSites] = useState<readonly string[]>([]);
  useEffect(() => {
    const stop = mutedSites.onChange(setSites);
    void mutedSites.get().then(setSites);
    return stop;
  }, []);
  const change = async (next: (stored: readonly string[]) => readonly string[]): Promise<void> => {
    const changed = next(await mutedSites.get());
    await mutedSites.set(changed);
    setSites(changed);
  };
  return {
    sites,
    add: (site) => change((stored) => [...new Set([...stored, site])]),
    remove: (site) => change((stored) => stored.filter((one) => one !== site)),
  };
}
