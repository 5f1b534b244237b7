import { custom, fingerprint, firstPresent, text, type FoundCode, type ResponseSnapshot } from './fingerprint.ts';
import { cdn, site, unsure, type Intermediary } from './intermediary.ts';
import { AZURE, inFront } from './owner-commands.ts';

export const azureFrontDoor: Intermediary = {
  id: 'azure-front-door',
  name: 'Azure Front Door',
  kind: 'cdn',
  codes: {
    // https://learn.microsoft.com/azure/frontdoor/troubleshoot-issues and …/front-door-waf-faq
    'azure:OriginTimeout': site('The site’s server took too long to answer Azure Front Door.'),
    'azure:OriginConnectionRefused': site('The site’s server refused the connection from Azure Front Door.'),
    'azure:OriginConnectionAborted': site('The connection between Azure Front Door and the site’s server broke.'),
    'azure:OriginConnectionError': site('Azure Front Door could not connect to the site’s server.'),
    'azure:OriginDNSError': site('Azure Front Door cannot find the address of the site’s server.'),
    'azure:OriginError': site('The site’s server failed while Azure Front Door was waiting for it.'),
    'azure:OriginInvalidResponse': site('The site’s server sent Azure Front Door an answer it could not read.'),
    'azure:OriginInvalidRequest': site('The site’s server did not accept Azure Front Door’s request.'),
    'azure:UnspecifiedError': unsure('Azure Front Door gives no reason.'),
    'azure:0x830c1011': site('Azure Front Door does not accept the certificate of the site’s server.'),
    'azure:internal': cdn('Azure Front Door itself had an internal error.'),
    'azure:services-unavailable': cdn('Azure Front Door has no service available at this address right now.'),
  },
};

/** https://learn.microsoft.com/azure/frontdoor/front-door-http-headers-protocol */
export const azureFrontDoorFingerprint = fingerprint(azureFrontDoor, {
  vendorHeader: (headers) => firstPresent(headers, 'x-azure-externalerror', 'x-azure-internalerror'),
  expectedHeaders: ['x-azure-ref', 'x-msedge-ref', 'x-azure-fdid', 'x-fd-int-roxy-purgeid'],
  sendsNoServer: ({ headers }) => firstPresent(headers, 'x-azure-ref', 'x-msedge-ref') !== undefined,
  pages: [
    custom('html', isNotResponding),
    custom('text', isNotResponding),
    custom('html', isServicesUnavailable),
    text("**Our services aren't available right now We're working to restore all services as soon as possible. Please check back soon.**"),
  ],
  pathHeaders: ['x-azure-ref', 'x-msedge-ref'],
  readCodes,
  codePrefix: 'azure',
});

function isNotResponding({ page }: ResponseSnapshot): boolean {
  return (
    /The service behind this page isn't responding to Azure Front Door\./.test(page.text.slice(0, 400)) &&
    page.text.includes('Azure Front Door cannot connect to the origin server')
  );
}

/** The sentence, with Azure's reference in a header or in the page. */
function isServicesUnavailable({ page, headers }: ResponseSnapshot): boolean {
  const sentence =
    /Our services aren't available right now\s+We're working to restore all services as soon as possible\. Please check back soon\./.test(
      page.text.slice(0, 1000),
    );
  const inHeader = firstPresent(headers, 'x-azure-ref', 'x-msedge-ref') !== undefined;
  return sentence && (inHeader || /(?:Ref A: [0-9A-F]{32}|\b0[A-Za-z0-9+/]{30,90}=*$)/.test(page.text.slice(0, 2000)));
}

function readCodes({ page, headers }: ResponseSnapshot): readonly FoundCode[] {
  const external = headers.first('x-azure-externalerror');
  const internal = headers.first('x-azure-internalerror');
  const info = /Error Info:\s?([A-Za-z]{3,60})/.exec(page.text.slice(0, 4000))?.[1];
  const unavailable = external === undefined && internal === undefined && page.text.includes('services aren');
  return [
    external === undefined ? undefined : [external, knownPart(external)],
    internal === undefined ? undefined : [internal, 'internal'],
    info === undefined ? undefined : [info],
    unavailable ? ['Our services aren’t available right now', 'services-unavailable'] : undefined,
  ];
}

/** «0x80072ee2,OriginTimeout»: a number and a word; either may be one of our codes. */
const knownPart = (external: string): string =>
  external
    .split(',')
    .map((part) => part.trim())
    .find((part) => Object.hasOwn(azureFrontDoor.codes ?? {}, `azure:${part}`)) ?? external;

export const azureFrontDoorOwner = inFront(azureFrontDoor, AZURE, [
  'az afd origin list -g your-group --profile-name your-profile --origin-group-name your-origins',
]);
