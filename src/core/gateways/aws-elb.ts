import { fingerprint } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { AWS, inFront } from './owner-commands.ts';

export const awsElb: Intermediary = { id: 'aws-elb', name: 'AWS Classic Load Balancer', kind: 'gateway' };

export const awsElbFingerprint = fingerprint(awsElb, {
  serverPrefixes: ['awselb/1', 'elb', 'awselb'],
  serverHeader: 'own-errors-only',
  isOnPath: (headers) => headers.all('set-cookie').some((cookie) => cookie.startsWith('AWSELB')),
});

export const awsElbOwner = inFront(awsElb, AWS, ['aws elb describe-instance-health --load-balancer-name your-balancer']);
