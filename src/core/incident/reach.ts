/** What can be reached of a failing page's site. */
import type { Capabilities } from '../env/capabilities.ts';
import type { FailingPage } from './incident.ts';
import { surfaceOf } from './page.ts';

/** Saved data can be cleared from inside the page; where no script is allowed, only by a browser that clears one site from outside. */
export const canClearData = ({ page, incident }: FailingPage, { clearOneCache }: Capabilities): boolean =>
  surfaceOf(page) === 'panel' || (clearOneCache && !incident.privateWindow);
