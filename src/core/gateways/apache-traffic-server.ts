import { fingerprint, html, text, type ResponseSnapshot } from './fingerprint.ts';
import { site, type Intermediary } from './intermediary.ts';
import { line, linux, ownServer, tail } from './owner-commands.ts';

export const apacheTrafficServer: Intermediary = {
  id: 'apache-traffic-server',
  name: 'Apache Traffic Server',
  kind: 'gateway',
  codes: {
    // Apache Traffic Server: proxy/http/HttpTransact.cc
    'apache-traffic-server:Could Not Connect': site('Traffic Server could not connect to the server behind it.'),
    'apache-traffic-server:Web Server Error': site('The server behind Traffic Server did not give a valid answer.'),
    'apache-traffic-server:Inactivity Timeout': site('The server behind Traffic Server stopped sending.'),
    'apache-traffic-server:Connection Timeout': site('The server behind Traffic Server did not accept a connection in time.'),
    'apache-traffic-server:Unknown Host': site('Traffic Server cannot find the address of the server behind it.'),
  },
};

/** https://github.com/apache/trafficserver/tree/master/configs/body_factory/default */
export const apacheTrafficServerFingerprint = fingerprint(apacheTrafficServer, {
  serverPrefixes: ['ats', 'apachetrafficserver', 'trafficserver'],
  serverHeader: 'rewrites',
  pages: [
    html('<title>*</title><h1>*</h1><hr><font><b>Description: *</b></font><hr>**'),
    text('* Description: *', { when: hasOwnSentence }),
  ],
  aliases: ['traffic_server', 'apachetrafficserver', 'ats'],
  readCodes: ({ page }) => [page.title === '' ? undefined : [page.title]],
});

const SENTENCES = [
  'Could Not Connect Description: Could not connect to the requested server host.',
  'Web Server Error Description: The host requested did not return the document correctly.',
  'Inactivity Timeout Description: Too much time has passed without sending any data for document.',
  'Connection Timeout Description: Too much time has passed without sending any data for document.',
  'Unknown Host Description: Unable to locate the server requested. The server does not have a DNS entry.',
];

function hasOwnSentence({ page }: ResponseSnapshot): boolean {
  return SENTENCES.includes(page.text) || SENTENCES.includes(page.textBelowTitle);
}

export const apacheTrafficServerOwner = ownServer(
  apacheTrafficServer,
  [
    line('refused', 'CONNECT: attempt fail'),
    line('none-left', 'CONNECT: dead server no request'),
    line('slow', 'ERR_READ_TIMEOUT'),
    line('no-name', 'ERR_DNS_FAIL'),
  ],
  linux({
    log: [tail('/var/log/trafficserver/error.log'), 'sudo traffic_logcat /var/log/trafficserver/squid.blog | tail -n 50'],
    test: 'traffic_server -C verify_config',
    service: 'trafficserver',
  }),
);
