/** Whether the page of this tab failed a moment ago and is back. */
import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { PastIncident } from '../core/history/history.ts';
import { withoutQuery } from '../core/http/url.ts';
import { history } from '../storage.ts';
import { useStored } from '../ui/use-stored.ts';

/** So long after its return it is still news. */
const news = 600_000;

/** The incident that ended here; null: none, undefined: not known yet. */
export function useJustRecovered(tabId: number | undefined, now: number): PastIncident | null | undefined {
  const past = useStored(history);
  const [address, setAddress] = useState<string | null | undefined>(tabId === undefined ? null : undefined);
  useEffect(() => {
    if (tabId === undefined) return;
    browser.tabs.get(tabId).then(
      ({ url }) => setAddress(url === undefined ? null : withoutQuery(url)),
      () => setAddress(null),
    );
  }, [tabId]);
  if (past === undefined || address === undefined) return undefined;
  const last = past.find((incident) => incident.address === address);
  return last?.outcome === 'back' && now - (last.to ?? 0) < news ? last : null;
}
