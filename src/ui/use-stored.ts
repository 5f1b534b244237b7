/** A stored value, observed while the page is open. */
import { useEffect, useState } from 'preact/hooks';

/** A value that can be read and observed, so that `ui` does not depend on the storage. */
export interface Followed<T> {
  get(): Promise<T>;
  onChange(listener: (value: T) => void): () => void;
}

/** Undefined until it is read. */
export function useStored<T>(item: Followed<T>): T | undefined {
  const [value, setValue] = useState<{ of: T } | undefined>(undefined);
  useEffect(() => {
    const stop = item.onChange((of) => setValue({ of }));
    void item.get().then((of) => setValue((already) => already ?? { of }));
    return stop;
  }, [item]);
  return value?.of;
}
