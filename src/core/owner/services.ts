/** What a site's owner rents: CDNs and balancers in front of an own server, and platforms that run the site. */
import { line, type LogLine } from './server.ts';

export interface Service {
  /** An id of the gateway table. */
  readonly id: string;
  readonly kind: 'front' | 'platform';
  /** Where it says whether it is well itself. */
  readonly status?: string;
  /** The way to its pause switch or firewall in its console: names on buttons, not translated. */
  readonly pause?: string;
  /** Commands of its own tool that show what it thinks of the server behind it. */
  readonly look: readonly string[];
  readonly lines?: readonly LogLine[];
  readonly restart?: readonly string[];
}

const aws = { kind: 'front', status: 'https://health.aws.amazon.com/', pause: 'WAF & Shield › Web ACLs › Rules › Count' } as const;
const azure = {
  kind: 'front',
  status: 'https://azure.status.microsoft/',
  pause: 'Web Application Firewall policies › Switch to detection mode',
} as const;
const google = { kind: 'front', status: 'https://status.cloud.google.com/', pause: 'Cloud Armor › Preview only' } as const;

export const SERVICES: readonly Service[] = [
  {
    id: 'cloudflare',
    kind: 'front',
    status: 'https://www.cloudflarestatus.com/',
    pause: 'Overview › Advanced Actions › Pause Cloudflare on Site',
    look: [],
  },
  { id: 'fastly', kind: 'front', status: 'https://www.fastlystatus.com/', look: [] },
  { id: 'akamai', kind: 'front', status: 'https://www.akamaistatus.com/', look: [] },
  { id: 'cloudfront', ...aws, look: ['aws cloudfront get-distribution-config --id your-distribution'] },
  { id: 'aws-alb', ...aws, look: ['aws elbv2 describe-target-health --target-group-arn your-target-group'] },
  { id: 'aws-elb', ...aws, look: ['aws elb describe-instance-health --load-balancer-name your-balancer'] },
  { id: 'aws-api-gateway', ...aws, look: ['aws logs tail /aws/lambda/your-function --since 1h'] },
  {
    id: 'azure-application-gateway',
    ...azure,
    look: ['az network application-gateway show-backend-health -g your-group -n your-gateway'],
  },
  {
    id: 'azure-front-door',
    ...azure,
    look: ['az afd origin list -g your-group --profile-name your-profile --origin-group-name your-origins'],
  },
  {
    id: 'google-cloud-load-balancer',
    ...google,
    look: [
      'gcloud compute backend-services get-health your-backend --global',
      'gcloud logging read \'resource.type="http_load_balancer" AND httpRequest.status>=502\' --limit=20',
    ],
  },
  { id: 'netscaler', kind: 'front', look: ['show lb vserver', 'show service', 'shell tail -n 50 /var/log/ns.log'] },
  {
    id: 'google-front-end',
    kind: 'platform',
    status: 'https://status.cloud.google.com/',
    look: ['gcloud run services logs read your-service --limit=50', 'gcloud app logs read --limit=50'],
  },
  {
    id: 'heroku',
    kind: 'platform',
    status: 'https://status.heroku.com/',
    look: ['heroku logs --tail', 'heroku ps'],
    // https://devcenter.heroku.com/articles/error-codes
    lines: [
      line('stopped', 'H10'),
      line('slow', 'H12'),
      line('closed', 'H13'),
      line('none-left', 'H14'),
      line('garbage', 'H17'),
      line('busy', 'R14'),
    ],
    restart: ['heroku restart'],
  },
  {
    id: 'vercel',
    kind: 'platform',
    status: 'https://www.vercel-status.com/',
    pause: 'Firewall › Pause System Mitigations',
    look: ['vercel logs your-deployment'],
    restart: ['vercel redeploy your-deployment'],
  },
  {
    id: 'netlify',
    kind: 'platform',
    status: 'https://www.netlifystatus.com/',
    look: ['netlify logs:function your-function'],
    restart: ['netlify deploy --build --prod'],
  },
  {
    id: 'railway',
    kind: 'platform',
    status: 'https://status.railway.com/',
    look: ['railway logs'],
    restart: ['railway redeploy'],
  },
  {
    id: 'render',
    kind: 'platform',
    status: 'https://status.render.com/',
    look: ['render logs --resources your-service'],
    restart: ['render restart your-service'],
  },
  {
    id: 'cloud-foundry',
    kind: 'platform',
    look: ['cf app your-app', 'cf logs your-app --recent'],
    restart: ['cf restart your-app'],
  },
];
