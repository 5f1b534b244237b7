import { custom, fingerprint, plain, text } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { line, linux, ownServer, tail } from './owner-commands.ts';

export const privoxy: Intermediary = { id: 'privoxy', name: 'Privoxy', kind: 'proxy' };

/** https://www.privoxy.org/gitweb/?p=privoxy.git;a=tree;f=templates: every title ends in the proxy's own name. */
export const privoxyFingerprint = fingerprint(privoxy, {
  // cgi.c gives every page of its own this date in the past.
  sendsNoServer: ({ headers }) => headers.first('expires') === 'Sat, 17 Jun 2000 12:00:00 GMT',
  pages: [
    custom('html', ({ page, status }) => page.title.startsWith(`${status} - `) && /\(Privoxy@[^\s()]{1,253}\)$/.test(page.title)),
    text('{s} - * (Privoxy@*)**'),
    // jcc.c, for errors without a template; other programs may say the second one too.
    plain("Bad response. The server or forwarder response doesn't look like HTTP."),
    plain('Maximum number of open connections reached.', { weak: true }),
    text('{s} This is Privoxy * on * (*), port *, enabled **'),
  ],
  aliases: ['privoxy'],
  onlyForVisitors: true,
});

export const privoxyOwner = ownServer(
  privoxy,
  [line('refused', 'connect to: '), line('no-name', 'could not resolve hostname')],
  linux({ log: [tail('/var/log/privoxy/logfile')], test: 'privoxy --config-test /etc/privoxy/config', service: 'privoxy' }),
);
