/** A thing that is stored, followed while the page is open. */
import { useEffect, useState } from 'preact/hooks';
import type { Item } from '../storage.ts';

/** Undefined until it is read. */
export function useItem<T>(item: Item<T>): T | undefined {
  const [value, setValue] = useState<{ of: T } | undefined>(undefined);
  useEffect(() => {
    const stop = item.onChange((of) => setValue({ of }));
    void item.get().then((of) => setValue((already) => already ?? { of }));
    return stop;
  }, [item]);
  return value?.of;
}
