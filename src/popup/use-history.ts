/** The history as it is stored, followed while the popup is open. */
import { useEffect, useState } from 'preact/hooks';
import type { PastIncident } from '../core/history.ts';
import { history } from '../storage.ts';

/** Undefined until it is read. */
export function useHistory(): readonly PastIncident[] | undefined {
  const [past, setPast] = useState<readonly PastIncident[] | undefined>(undefined);
  useEffect(() => {
    const stop = history.onChange(setPast);
    void history.get().then((stored) => setPast((already) => already ?? stored));
    return stop;
  }, []);
  return past;
}
