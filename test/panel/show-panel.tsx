/** The panel in jsdom, for its tests. */
import { render, type RenderResult } from '@testing-library/preact';
import { Panel, type PanelProps } from '../../src/panel/panel.tsx';
import { noGuard } from '../../src/ui/click-guard.ts';
import { noon, viewWith } from './views.ts';

/** The panel at noon, on which every click counts at once; props replace the defaults. */
export const panelWith = (props: Partial<PanelProps> = {}) => (
  <Panel view={viewWith()} choose={() => {}} now={() => noon} guard={noGuard} {...props} />
);

export const showPanel = (props: Partial<PanelProps> = {}): RenderResult => render(panelWith(props));

/** The control of an action. */
export const controlOf = (root: ParentNode, action: string): HTMLElement => root.querySelector<HTMLElement>(`[data-act="${action}"]`)!;
