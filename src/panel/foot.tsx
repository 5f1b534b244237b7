/** The foot: code, gateway and time, for whoever asks. */
import type { ComponentChildren, VNode } from 'preact';
import type { PanelView } from '../core/view.ts';
import { gatewayName } from './gateway-names.ts';
import { clockTime } from './times.ts';

/** The facts of this failure in one line. */
export function Foot({ view, children }: { view: PanelView; children?: ComponentChildren }): VNode {
  const facts = [String(view.status), gatewayName(view.diagnosis.gateway), clockTime(view.since)].filter((fact) => fact !== undefined);
  return (
    <footer class="foot">
      {children}
      <span class="facts">
        <bdi>{facts.join(' · ')}</bdi>
      </span>
    </footer>
  );
}
