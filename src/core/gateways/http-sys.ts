import { fingerprint, html, text } from './fingerprint.ts';
import { httpErrLines, iisOnWindows } from './iis.ts';
import type { Intermediary } from './intermediary.ts';
import { ownServer } from './owner-commands.ts';

export const httpSys: Intermediary = { id: 'http.sys', name: 'Windows HTTP.sys', kind: 'gateway' };

/** The kernel answers when no worker can (https://learn.microsoft.com/windows/win32/http/server-side-error-logging). */
export const httpSysFingerprint = fingerprint(httpSys, {
  serverPrefixes: ['microsoft-httpapi'],
  serverHeader: 'rewrites',
  pages: [
    html('<title>*</title><h2>*</h2><hr><p>HTTP Error {s}. *'),
    text('Service Unavailable HTTP Error {s}. The service is unavailable.'),
    text('Bad Gateway HTTP Error {s}. *'),
    text('HTTP Error {s}. The service is unavailable.'),
  ],
});

/** HTTP.sys answers for IIS when an application pool is down, so the owner looks at IIS. */
export const httpSysOwner = ownServer(httpSys, httpErrLines, iisOnWindows);
