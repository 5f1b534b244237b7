import { fingerprint, html, text } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { inFront } from './owner-commands.ts';

export const netscaler: Intermediary = { id: 'netscaler', name: 'NetScaler', kind: 'gateway' };

/** NetScaler spells the protocol «Http/1.1» and leaves a space before the end. */
export const netscalerFingerprint = fingerprint(netscaler, {
  sendsNoServer: ({ headers }) => /^no-cache,\s?no-store$/.test(headers.first('cache-control') ?? ''),
  pages: [html('<b>Http/1.1 *</b>'), text('Http/1.1 Service Unavailable'), text('Http/1.1 Bad Gateway'), text('Http/1.1 Gateway Timeout')],
});

export const netscalerOwner = inFront(netscaler, {}, ['show lb vserver', 'show service', 'shell tail -n 50 /var/log/ns.log']);
