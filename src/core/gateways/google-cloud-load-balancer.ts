import { fingerprint, html, text } from './fingerprint.ts';
import { GOOGLE_FRAME } from './google-front-end.ts';
import type { Intermediary } from './intermediary.ts';
import { inFront } from './owner-commands.ts';

export const googleCloudLoadBalancer: Intermediary = {
  id: 'google-cloud-load-balancer',
  name: 'Google Cloud load balancer',
  kind: 'gateway',
};

export const googleCloudLoadBalancerFingerprint = fingerprint(googleCloudLoadBalancer, {
  sendsNoServer: ({ headers }) => headers.all('via').some((hop) => hop.endsWith('1.1 google')),
  pages: [
    html(GOOGLE_FRAME),
    text(
      'Error: Server Error The server encountered a temporary error and could not complete your request. Please try again in 30 seconds.',
    ),
  ],
  aliases: ['google'],
});

export const googleCloudLoadBalancerOwner = inFront(
  googleCloudLoadBalancer,
  { status: 'https://status.cloud.google.com/', pause: 'Cloud Armor › Preview only' },
  [
    'gcloud compute backend-services get-health your-backend --global',
    'gcloud logging read \'resource.type="http_load_balancer" AND httpRequest.status>=502\' --limit=20',
  ],
);
