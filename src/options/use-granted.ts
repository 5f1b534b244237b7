/** Whether an optional permission is granted, followed while the page is open. */
import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import type { OptionalPermission } from '../messages.ts';

/** Undefined until the browser has replied. */
export function useGranted(permission: OptionalPermission): boolean | undefined {
  const [granted, setGranted] = useState<boolean | undefined>(undefined);
  useEffect(() => {
    const check = (): void => void browser.permissions.contains({ permissions: [permission] }).then(setGranted);
    check();
    browser.permissions.onAdded.addListener(check);
    browser.permissions.onRemoved.addListener(check);
    return () => {
      browser.permissions.onAdded.removeListener(check);
      browser.permissions.onRemoved.removeListener(check);
    };
  }, [permission]);
  return granted;
}
