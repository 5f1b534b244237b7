import { custom, fingerprint, html, text, type FoundCode, type ResponseSnapshot } from './fingerprint.ts';
import { site, type Intermediary } from './intermediary.ts';
import { line, ownServer, type LogLine, type OnSystem } from './owner-commands.ts';

export const iis: Intermediary = {
  id: 'iis',
  name: 'IIS',
  kind: 'gateway',
  codes: {
    'iis:cgi': site('The application behind IIS ended without a valid answer.'),
    'iis:connect': site('IIS could not connect to the application behind it.'),
    'iis:startup': site('The application behind IIS did not start.'),
  },
};

export const iisFingerprint = fingerprint(iis, {
  serverPrefixes: ['microsoft-iis'],
  serverHeader: 'rewrites',
  pages: [
    html('<title>{s} - *</title><div><h1>Server Error</h1></div><div><div><fieldset><h2>{s} - *</h2><h3>*</h3></fieldset></div></div>'),
    html('<title>IIS * Detailed Error - {s}.*</title>**'),
    html('<title>IIS {s}.* Error</title>**'),
    html('<title>HTTP Error {s}.* - *</title>**'),
    text('**HTTP Error {s}.* - **', {
      when: ({ page }) => /^(?:IIS [\d.]+ Detailed Error - [^\n]{0,100}\n\s*)?HTTP Error 50[234]\.\d/.test(page.raw.trimStart()),
    }),
    text('Server Error {s} - Web server received an invalid response while acting as a gateway or proxy server.**'),
    text('{s} - Web server received an invalid response while acting as a gateway or proxy server.**'),
    custom('text', ({ page }) => page.text === 'The specified CGI application encountered an error and the server terminated the process.'),
    custom(
      'plain',
      ({ page, headers }) => page.raw.trim() === 'The service is unavailable.' && /^microsoft-iis/i.test(headers.first('server') ?? ''),
    ),
  ],
  readCodes: ({ page }: ResponseSnapshot) => [readReason(page.text.slice(0, 1500))],
});

function readReason(text: string): FoundCode {
  if (/CGI application/.test(text)) return ['CGI application', 'cgi'];
  if (/50[023]\.5\b|50[023]\.3\d\b|Failure to start/i.test(text)) return ['the application did not start', 'startup'];
  if (/connection error while trying to route/.test(text))
    return ['There was a connection error while trying to route the request.', 'connect'];
  return undefined;
}

/** https://learn.microsoft.com/troubleshoot/developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis */
export const httpErrLines: readonly LogLine[] = [
  line('stopped', 'AppOffline'),
  line('stopped', 'Disabled'),
  line('busy', 'QueueFull'),
  line('closed', 'Connection_Abandoned_By_ReqQueue'),
  line('busy', 'ConnLimit'),
];

export const iisOnWindows: { readonly windows: OnSystem } = {
  windows: {
    log: [
      'Get-ChildItem C:\\Windows\\System32\\LogFiles\\HTTPERR | Sort-Object LastWriteTime | Select-Object -Last 1 | Get-Content -Tail 50',
      "Get-WinEvent -FilterHashtable @{LogName='System'; ProviderName='Microsoft-Windows-WAS'} -MaxEvents 20",
      'C:\\Windows\\System32\\inetsrv\\appcmd.exe list apppool /state:Stopped',
    ],
    test: 'C:\\Windows\\System32\\inetsrv\\appcmd.exe list config /section:applicationPools',
    restart: 'iisreset',
  },
};

export const iisOwner = ownServer(iis, httpErrLines, iisOnWindows);
