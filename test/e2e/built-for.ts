import { resolve } from 'node:path';
import type { BrowserName } from '../browsers/index.ts';

const builds = process.env['COMEBACK_DIST'] ?? resolve(import.meta.dirname, '../../dist');

/** The built extension for a browser. */
export const builtFor = (name: BrowserName): string => resolve(builds, name === 'chromium' ? 'chrome' : 'firefox');
