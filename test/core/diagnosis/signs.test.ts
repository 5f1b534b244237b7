import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/core/diagnosis.ts';
import { ERROR_CODES } from '../../../src/core/diagnosis/error-codes.ts';
import { BOT_CHALLENGES } from '../../../src/core/gateways/bot-protection.ts';
import { answer, cloudflarePage, nginxPage } from '../gateways/stock-responses.ts';

/** RFC 9209 §2.3.1-2.3.32. */
const PROXY_ERRORS =
  'dns_timeout dns_error destination_not_found destination_unavailable destination_ip_prohibited destination_ip_unroutable connection_refused connection_terminated connection_timeout connection_read_timeout connection_write_timeout connection_limit_reached tls_protocol_error tls_certificate_error tls_alert_received http_request_error http_request_denied http_response_incomplete http_response_header_section_size http_response_header_size http_response_body_size http_response_trailer_section_size http_response_trailer_size http_response_transfer_coding http_response_content_coding http_response_timeout http_upgrade_failed http_protocol_error proxy_internal_response proxy_internal_error proxy_configuration_error proxy_loop_detected'.split(
    ' ',
  );

const signs = (headers: Readonly<Record<string, string>>, body?: string, status = 502) => diagnose(answer(status, headers, body)).evidence;
const keys = (headers: Readonly<Record<string, string>>, body?: string, status = 502) =>
  signs(headers, body, status).flatMap((each) => ('key' in each && each.key !== undefined ? [each.key] : []));

describe('a gateway’s own error codes are understood', () => {
  it.each(PROXY_ERRORS)('Proxy-Status: error=%s', (error) => {
    expect(signs({ 'proxy-status': `edge; error=${error}` })[0]).toMatchObject({
      sign: 'proxy-status',
      text: 'edge',
      error,
      key: `proxy-status:${error}`,
    });
  });

  it('of several hops, the failed one nearest to the origin is quoted, with its details', () => {
    const list = `"r34.example.net"; received-status=502, "cache; \\"x\\""; error=dns_error; next-hop="10.0.0.1"; details="no, really", edge; error=http_protocol_error`;
    const { evidence, relays } = diagnose(answer(502, { 'proxy-status': list }));
    expect(evidence[0]).toMatchObject({ text: 'cache; "x"', key: 'proxy-status:dns_error', nextHop: '10.0.0.1', details: 'no, really' });
    expect(relays).toEqual(['r34.example.net', 'cache; "x"', 'edge']);
  });

  it.each([
    '',
    ';',
    ',,,',
    '"',
    '"a',
    'a; error',
    'a; error=',
    'a; error=?1',
    ':',
    '?',
    '(a b); error=x',
    `a${';x'.repeat(5000)}`,
    'a; __proto__=b',
    'toString; error=constructor',
  ])('a malformed Proxy-Status (%#) is not a known error', (value) => {
    expect(keys({ 'proxy-status': value })).toEqual([]);
  });

  it.each([520, 521, 522, 523, 524, 525, 526, 527, 530])('Cloudflare’s %i', (status) => {
    expect(keys({ server: 'cloudflare', 'cf-ray': 'x' }, undefined, status)).toContain(`cloudflare:${status}`);
  });

  it.each([1000, 1001, 1002, 1004, 1016, 1018, 1023, 1033, 1101, 1102])('Cloudflare’s 530 with %i', (code) => {
    expect(keys({ server: 'cloudflare', 'cf-ray': 'x' }, `error code: ${code}`, 530)).toContain(`cloudflare:${code}`);
    expect(keys({ 'cf-error-type': String(code), 'cf-error-origin': 'edge' }, undefined, 530)).toContain(`cloudflare:${code}`);
  });

  it.each([
    'connection failure',
    'remote connection failure',
    'connection timeout',
    'connection termination',
    'local reset',
    'remote reset',
    'remote refused stream reset',
    'overflow',
    'protocol error',
  ])('Envoy’s «%s»', (reason) => {
    const body = `upstream connect error or disconnect/reset before headers. retried and the latest reset reason: ${reason}, transport failure reason: TLS error`;
    expect(keys({ server: 'envoy' }, body, 503)).toContain(`envoy:${reason}`);
  });

  it.each([
    ['azure:OriginTimeout', { 'x-azure-externalerror': '0x80072ee2,OriginTimeout' }],
    ['azure:0x830c1011', { 'x-azure-externalerror': '0x830c1011, The certificate authority is unfamiliar.' }],
    ['azure:internal', { 'x-azure-internalerror': '0x80072ee2' }],
    ['vercel:FUNCTION_THROTTLED', { 'x-vercel-error': 'FUNCTION_THROTTLED' }],
    ['squid:ERR_DNS_FAIL', { 'x-squid-error': 'ERR_DNS_FAIL 0' }],
    ['cloud-foundry:no_endpoints', { 'x-cf-routererror': 'no_endpoints' }],
    ['render:hibernate-wake-error', { 'x-render-routing': 'hibernate-wake-error' }],
  ] as const)('%s', (key, headers) => {
    expect(keys(headers)).toContain(key);
  });

  it('a code without a sentence is still quoted', () => {
    expect(signs({ 'x-vercel-error': 'BRAND_NEW' })).toContainEqual({ sign: 'error-code', gateway: 'vercel', text: 'BRAND_NEW' });
  });

  it('every code has a full sentence', () => {
    for (const { means } of Object.values(ERROR_CODES)) expect(means).toMatch(/^[A-Z].{20,}\.$/);
  });
});

describe('intermediaries on the path are kept apart from the one that failed', () => {
  it.each([
    [{ 'cf-ray': 'x' }, 'cloudflare'],
    [{ 'x-amz-cf-id': 'x' }, 'cloudfront'],
    [{ 'x-cache': 'MISS', 'x-served-by': 'cache-fra1-FRA, cache-lon2-LON' }, 'fastly'],
    [{ 'x-azure-ref': 'x' }, 'azure-front-door'],
    [{ 'x-varnish': '5' }, 'varnish'],
    [{ via: '1.1 vegur' }, 'heroku'],
    [{ via: '1.1 cache.example (squid/6.1)' }, 'squid'],
    [{ via: 'http/1.1 t (ApacheTrafficServer/9.2.9)' }, 'apache-traffic-server'],
    [{ via: '1.1 somebody' }, 'somebody'],
    [{ server: 'cloudflare' }, 'cloudflare'],
  ] as const)('%j', (headers, relay) => {
    const { gateway, relays } = diagnose(answer(502, headers, 'Oh no'));
    expect(gateway).toBe('unknown');
    expect(relays).toContain(relay);
  });

  it('a Server header that Fastly shares with Varnish is no sign of Fastly', () => {
    expect(diagnose(answer(502, { server: 'varnish' }, 'Oh no')).relays).toEqual([]);
  });

  it('nginx before Apache: Apache failed, nginx passed it on', () => {
    const page =
      '<html><head><title>503 Service Unavailable</title></head><body><h1>Service Unavailable</h1><p>The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later.</p></body></html>';
    expect(diagnose(answer(503, { server: 'nginx', 'content-type': 'text/html' }, page))).toMatchObject({
      gateway: 'apache',
      relays: ['nginx'],
      confidence: 'medium',
    });
  });
});

describe('an error served from a cache is recognised', () => {
  it.each([
    { 'cache-status': 'Edge; hit; ttl=30' },
    { 'cache-status': 'Origin; fwd=uri-miss, "Edge"; hit' },
    { 'cf-cache-status': 'HIT' },
    { 'x-cache': 'MISS, HIT' },
    { 'x-vercel-cache': 'STALE' },
    { 'x-proxy-cache': 'HIT' },
    { age: '30' },
  ])('%j', (headers) => {
    expect(signs(headers).some(({ sign }) => sign === 'from-cache')).toBe(true);
  });

  it.each([
    { 'cache-status': 'Edge; fwd=miss; stored' },
    { 'cache-status': 'Edge; hit=?0' },
    { 'x-cache': 'MISS' },
    { 'x-cache': 'Error from cloudfront' },
    { age: '0' },
  ])('%j is not from a cache', (headers) => {
    expect(signs(headers).some(({ sign }) => sign === 'from-cache')).toBe(false);
  });
});

describe('a bot challenge is told from a failure, and by whom', () => {
  const script = (attribute: string): string => `<title>Wait</title><script ${attribute}></script>`;
  const CHALLENGES = [
    ['cloudflare', script('src="/cdn-cgi/challenge-platform/h/b/orchestrate.js"'), {}],
    ['cloudflare', '<title>Just a moment...</title>', { 'cf-ray': '8a' }],
    ['vercel', '<title>Vercel Security Checkpoint</title>', {}],
    ['aws-waf', '', { 'x-amzn-waf-action': 'captcha' }],
    ['ddos-guard', '<title>DDoS-Guard</title>', {}],
    ['imperva', '<iframe src="/_Incapsula_Resource?x=1"></iframe>', {}],
    ['akamai', '<div id="sec-if-cpt-container"></div>', {}],
    ['akamai', `<meta http-equiv="refresh" content="5; URL='/?bm-verify=AAQ'">`, {}],
    ['datadome', script('src="https://ct.captcha-delivery.com/c.js"'), {}],
    ['perimeterx', '<div id="px-captcha"></div>', {}],
    ['sucuri', '<title>You are being redirected...</title>', {}],
    ['anubis', script('id="anubis_challenge"'), {}],
    ['blazingfast', '<title>Just a moment please...</title>', {}],
    ['stackpath', '<title>StackPath</title>', {}],
    ['fastly', script('src="/_fs-ch-1T1wmsGaOgGaSxcX/script.js"'), {}],
    ['qrator', script('src="/__qrator/check.js"'), {}],
    ['haproxy-protection', '<form action="/.basedflare/bot-check"></form>', {}],
    ['unknown', '<title>Checking your browser</title><script></script>', {}],
  ] as const;

  it.each(CHALLENGES)('%s: %s', (by, body, headers) => {
    const { kind, evidence } = diagnose(answer(503, { 'content-type': 'text/html', ...headers }, body));
    expect(kind).toBe('challenge');
    expect(evidence).toContainEqual(expect.objectContaining({ sign: 'challenge', by }));
  });

  it('everyone whose challenge is known is in this table', () => {
    expect(BOT_CHALLENGES.map(({ id }) => id).filter((id) => !CHALLENGES.some(([by]) => by === id))).toEqual([]);
  });

  it.each(['Just a moment...', 'Checking your browser'])('the title «%s» alone is none', (title) => {
    expect(diagnose(answer(503, { 'content-type': 'text/html' }, `<title>${title}</title>`)).kind).toBe('failure');
  });
});

describe('maintenance and pages that refresh themselves', () => {
  it.each([
    ['a long Retry-After', { 'retry-after': '600' }, 'closed'],
    ['a Retry-After date', { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, 'closed'],
    ['a title with the word', {}, '<title>Wartungsarbeiten</title>'],
    ['a Refresh header', { refresh: '30' }, 'closed'],
    ['a meta refresh', {}, '<META HTTP-EQUIV=Refresh CONTENT="5; url=/shop">'],
    ['WordPress in text', {}, 'Briefly unavailable for scheduled maintenance. Check back in a minute.'],
  ])('%s is maintenance', (_what, headers, body) => {
    expect(diagnose(answer(503, headers, body))).toMatchObject({ kind: 'maintenance', fault: 'site' });
  });

  it.each([
    ['a short Retry-After', { 'retry-after': '5' }, 'busy'],
    ['a refresh to another site', {}, '<meta http-equiv="refresh" content="0; url=https://other.example/">'],
    ['an article with the word', {}, `<title>Oh no</title><p>${'Our maintenance crew is asleep. '.repeat(5)}</p>`],
  ])('%s is not maintenance', (_what, headers, body) => {
    expect(diagnose(answer(503, headers, body)).kind).toBe('failure');
  });

  it('a page’s own refresh is reported with its seconds', () => {
    expect(signs({ refresh: '7' }, '', 503)).toContainEqual({ sign: 'self-refresh', by: 'header', seconds: 7 });
  });
});

describe('the side at fault', () => {
  const stock = answer(502, { server: 'nginx' }, nginxPage(502, 'nginx'));

  it('several other failing sites point to the visitor’s network; one does not', () => {
    expect(diagnose(stock, { otherSitesFailing: 2 })).toMatchObject({ fault: 'visitor', gateway: 'nginx' });
    expect(diagnose(stock, { otherSitesFailing: 2 }).evidence[0]).toEqual({ sign: 'other-sites', count: 2 });
    expect(diagnose(stock, { otherSitesFailing: 1 }).fault).toBe('site');
    expect(diagnose(answer(502, {}, ''), { otherSitesFailing: 3 }).fault).toBe('visitor');
  });

  it('a CDN that reports its own failure explains the other sites too', () => {
    const edge = answer(502, { server: 'cloudflare', 'cf-ray': 'x' }, nginxPage(502, 'cloudflare'));
    expect(diagnose(edge, { otherSitesFailing: 5 }).fault).toBe('cdn');
  });

  it('Cloudflare’s diagram shows which hop failed', () => {
    const drawn = (hop: string) =>
      diagnose(answer(502, { server: 'cloudflare', 'cf-ray': 'x' }, cloudflarePage(502, 'Bad gateway', hop))).fault;
    expect(drawn('host')).toBe('site');
    expect(drawn('cloudflare')).toBe('cdn');
  });

  it('a forward proxy on plain http belongs to the visitor', () => {
    const squid = answer(503, { 'x-squid-error': 'ERR_CONNECT_FAIL 111' });
    expect(diagnose(squid, { scheme: 'http' })).toMatchObject({
      fault: 'visitor',
      evidence: [{ sign: 'forward-proxy' }, { sign: 'vendor-header' }, { sign: 'error-code' }],
    });
    expect(diagnose(squid, { scheme: 'https' }).fault).toBe('site');
  });
});
