/** Whether an optional permission is granted, followed while the page is open. */
import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';

type Optional = 'management' | 'notifications';

/** Undefined until the browser answered. */
export function useGranted(permission: Optional): boolean | undefined {
  const [granted, setGranted] = useState<boolean | undefined>(undefined);
  useEffect(() => {
    const look = (): void => void browser.permissions.contains({ permissions: [permission] }).then(setGranted);
    look();
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    return () => {
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  }, [permission]);
  return granted;
}
