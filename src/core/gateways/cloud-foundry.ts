import { custom, fingerprint, firstPresent } from './fingerprint.ts';
import { site, type Intermediary } from './intermediary.ts';
import { platform } from './owner-commands.ts';

export const cloudFoundry: Intermediary = {
  id: 'cloud-foundry',
  name: 'Cloud Foundry',
  kind: 'gateway',
  codes: {
    // https://github.com/cloudfoundry/gorouter, docs/ and errorwriter
    'cloud-foundry:endpoint_failure': site('The application did not give a valid answer.'),
    'cloud-foundry:no_endpoints': site('No copy of the application is running.'),
    'cloud-foundry:unknown_route': site('No application is set up for this address.'),
    'cloud-foundry:route_service_unsupported': site('The site’s routing service is not supported.'),
    'cloud-foundry:connection_limit_reached': site('The application has reached its connection limit.'),
  },
};

/** https://github.com/cloudfoundry/gorouter#response-headers */
export const cloudFoundryFingerprint = fingerprint(cloudFoundry, {
  vendorHeader: (headers) => firstPresent(headers, 'x-cf-routererror'),
  pages: [
    custom('plain', ({ page, status }) => page.raw.trim() === `${status} Bad Gateway: Registered endpoint failed to handle the request.`),
  ],
  aliases: ['gorouter'],
  pathHeaders: ['x-vcap-request-id'],
  readCodes: ({ headers }) => [[headers.first('x-cf-routererror') ?? '']],
});

export const cloudFoundryOwner = platform(cloudFoundry, {
  logs: ['cf app your-app', 'cf logs your-app --recent'],
  restart: ['cf restart your-app'],
});
