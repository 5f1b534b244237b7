import { fingerprint, html, text } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { nginxFrame } from './nginx.ts';
import { AZURE, inFront } from './owner-commands.ts';

export const azureApplicationGateway: Intermediary = {
  id: 'azure-application-gateway',
  name: 'Azure Application Gateway',
  kind: 'gateway',
};

export const azureApplicationGatewayFingerprint = fingerprint(azureApplicationGateway, {
  serverPrefixes: ['microsoft-azure-application-gateway'],
  serverHeader: 'own-errors-only',
  pages: [html(nginxFrame('Microsoft-Azure-Application-Gateway/*')), text('{s} * Microsoft-Azure-Application-Gateway/*')],
});

export const azureApplicationGatewayOwner = inFront(azureApplicationGateway, AZURE, [
  'az network application-gateway show-backend-health -g your-group -n your-gateway',
]);
