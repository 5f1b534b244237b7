import { fingerprint, html, text, type FoundCode, type ResponseSnapshot } from './fingerprint.ts';
import { cdn, site, type Intermediary } from './intermediary.ts';
import { AWS, inFront } from './owner-commands.ts';

export const cloudfront: Intermediary = {
  id: 'cloudfront',
  name: 'CloudFront',
  kind: 'cdn',
  codes: {
    // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/troubleshooting-response-errors.html
    'cloudfront:connect': site('CloudFront could not connect to the site’s server.'),
    'cloudfront:closed': site('The site’s server closed the connection to CloudFront, or never accepted it.'),
    'cloudfront:dns': site('CloudFront cannot find the address of the site’s server.'),
    'cloudfront:tls': site('CloudFront and the site’s server could not agree on an encrypted connection.'),
    'cloudfront:timeout': site('The site’s server took too long to answer CloudFront.'),
    'cloudfront:lambda': site('A function the site runs at CloudFront failed.'),
    'cloudfront:lambda-limit': site('A function the site runs at CloudFront has reached its limit.'),
    'cloudfront:capacity': cdn('CloudFront does not have enough capacity right now.'),
    'cloudfront:bad-response': site('The site’s server sent CloudFront an answer it could not read.'),
  },
};

export const cloudfrontFingerprint = fingerprint(cloudfront, {
  serverPrefixes: ['cloudfront'],
  serverHeader: 'own-errors-only',
  expectedHeaders: ['x-amz-cf-id', 'x-amz-cf-pop'],
  pages: [
    html('<title>ERROR: The request could not be satisfied</title><h1>{s} ERROR</h1><h2>The request could not be satisfied.</h2><hr>**'),
    text('{s} ERROR The request could not be satisfied. **', { when: ({ page }) => /cloudfront/i.test(page.text) }),
    text('ERROR: The request could not be satisfied {s} ERROR The request could not be satisfied. **'),
  ],
  aliases: ['cloudfront'],
  pathHeaders: ['x-amz-cf-id', 'x-amz-cf-pop'],
  cacheHeaders: ['x-cache'],
  readCodes: (snapshot) => [readReason(snapshot)],
});

const REASONS: readonly (readonly [says: RegExp, code: string])[] = [
  [/able to resolve the origin domain name/, 'dns'],
  [/either the attempt failed or the origin closed the connection/, 'closed'],
  [/Lambda function .{0,80}(?:limit|throttl)/i, 'lambda-limit'],
  [/Lambda (?:function|result|expression)|CloudFront function/i, 'lambda'],
  [/able to connect to the origin|can['’]t connect to the origin/, 'connect'],
  [/(?:couldn['’]t|can not) be (?:established|negotiated).{0,60}(?:SSL|TLS)/i, 'tls'],
  [/origin (?:took too long|did not respond|didn['’]t respond)|Gateway Timeout|504 ERROR/i, 'timeout'],
  [/not have (?:enough )?capacity|experiencing (?:high demand|problems)/i, 'capacity'],
];

function readReason({ page, headers }: ResponseSnapshot): FoundCode {
  const start = page.text.slice(0, 1500);
  const [says, code] = REASONS.find(([each]) => each.test(start)) ?? [];
  if (says) return [says.exec(start)?.[0] ?? '', code];
  const cache = headers.first('x-cache') ?? '';
  return /^Lambda/i.test(cache) ? [cache, 'lambda'] : undefined;
}

export const cloudfrontOwner = inFront(cloudfront, AWS, ['aws cloudfront get-distribution-config --id your-distribution']);
