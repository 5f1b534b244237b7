import { fingerprint, html } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { AWS, inFront } from './owner-commands.ts';

export const awsAlb: Intermediary = { id: 'aws-alb', name: 'AWS load balancer', kind: 'gateway' };

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html */
export const awsAlbFingerprint = fingerprint(awsAlb, {
  serverPrefixes: ['awselb/2'],
  serverHeader: 'own-errors-only',
  pages: [html('<title>{s} *</title><center><h1>{s} *</h1></center>')],
  isOnPath: (headers) => headers.all('set-cookie').some((cookie) => cookie.startsWith('AWSALB')),
});

export const awsAlbOwner = inFront(awsAlb, AWS, ['aws elbv2 describe-target-health --target-group-arn your-target-group']);
