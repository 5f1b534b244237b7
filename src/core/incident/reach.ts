/** Whether a failing site's saved data can be cleared. */
import type { Capabilities } from '../env/capabilities.ts';
import type { FailingPage } from './incident.ts';
import { surfaceOf } from './page.ts';

/**
 * Whether the saved data can be cleared: from inside the page, or where no scripts are allowed, by a browser that can clear a single site.
 */
export const canClearData = ({ page, incident }: FailingPage, { clearOneCache }: Capabilities): boolean =>
  surfaceOf(page) === 'panel' || (clearOneCache && !incident.privateWindow);
