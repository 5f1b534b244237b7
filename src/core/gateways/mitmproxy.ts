import { fingerprint } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { journal, line, linux, ownServer } from './owner-commands.ts';

export const mitmproxy: Intermediary = { id: 'mitmproxy', name: 'mitmproxy', kind: 'proxy' };

/** https://github.com/mitmproxy/mitmproxy/blob/main/mitmproxy/proxy/layers/http/_base.py, format_error */
export const mitmproxyFingerprint = fingerprint(mitmproxy, {
  serverPrefixes: ['mitmproxy'],
  serverHeader: 'own-errors-only',
  aliases: ['mitmproxy'],
  onlyForVisitors: true,
});

export const mitmproxyOwner = ownServer(
  mitmproxy,
  [line('refused', 'Connection refused'), line('closed', 'server disconnected')],
  linux({ log: [journal('mitmproxy')], service: 'mitmproxy' }),
);
