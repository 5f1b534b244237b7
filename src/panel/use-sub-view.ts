/** The current sub-view, and where the focus goes when it changes. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ExtensionsView } from '../core/view/view.ts';

export type SubView = 'help' | 'evidence' | 'extensions' | 'owner';

export interface SubViewState {
  readonly subView: SubView | undefined;
  show(view: SubView): void;
  back(): void;
}

/** The extension test opens automatically when it starts or continues: disabled extensions must not be overlooked. */
export function useSubView(section: RefObject<HTMLElement | null>, extensions: ExtensionsView | undefined): SubViewState {
  const kind = extensions?.kind;
  const [subView, setSubView] = useState<SubView | undefined>(opens(kind) ? 'extensions' : undefined);
  const [seen, setSeen] = useState(kind);
  const moved = useRef(false);
  const left = useRef<SubView | undefined>(undefined);
  if (seen !== kind) {
    setSeen(kind);
    if (opens(kind)) setSubView('extensions');
    else if (subView === 'extensions') setSubView(undefined);
  }
  const go = (to: SubView | undefined): void => {
    moved.current = true;
    left.current = subView;
    setSubView(to);
  };
  useLayoutEffect(() => {
    section.current?.querySelector('.panel-body')?.scrollTo?.(0, 0);
    if (!moved.current) return;
    moved.current = false;
    const to = subView ? 'back' : left.current === 'owner' ? 'owner' : 'menu';
    section.current?.querySelector<HTMLElement>(`[data-act=${to}]`)?.focus();
  }, [subView]);
  return { subView, show: go, back: () => go(undefined) };
}

const opens = (kind: ExtensionsView['kind'] | undefined): boolean =>
  kind === 'testing' || kind === 'stuck' || kind === 'manual' || kind === 'found';
