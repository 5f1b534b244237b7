import { describe, expect, it } from 'vitest';
import { diagnose, type Diagnosis } from '../../../src/core/diagnosis.ts';
import { GATEWAYS } from '../../../src/core/gateways/all.ts';
import { ROWS } from '../gateways/stock-responses.ts';

/** Every id the panel's contract fixes. */
const FIXED_IDS =
  'nginx openresty apache litespeed iis http.sys haproxy varnish squid lighttpd caddy h2o nghttpx apache-traffic-server tinyproxy privoxy mitmproxy envoy traefik kong netscaler openshift cloudflare cloudfront fastly akamai aws-alb aws-elb aws-api-gateway azure-application-gateway azure-front-door google-cloud-load-balancer google-front-end heroku vercel netlify railway render cloud-foundry'.split(
    ' ',
  );

const gist = ({ gateway, fault, confidence, kind }: Diagnosis) => ({ gateway, fault, confidence, kind });
const fails = (diagnoser: typeof diagnose) =>
  ROWS.filter(([, answer, expected, scheme]) => {
    const { gateway, fault, confidence, kind } = diagnoser(answer, scheme && { scheme });
    return gateway !== expected.gateway || fault !== expected.fault || confidence !== expected.confidence || kind !== expected.kind;
  }).length;

describe('each gateway and failure mode is identified', () => {
  it.each(ROWS.map(([what, answer, expected, scheme]) => ({ what, answer, expected, scheme })))('$what', ({ answer, expected, scheme }) => {
    expect(gist(diagnose(answer, scheme && { scheme }))).toEqual(expected);
  });

  it('the table has every gateway that can be named, and every id of the contract', () => {
    const spoken = new Set(ROWS.map(([, , { gateway }]) => gateway));
    expect(GATEWAYS.map(({ id }) => id).filter((id) => !spoken.has(id))).toEqual([]);
    expect(FIXED_IDS.filter((id) => !spoken.has(id))).toEqual([]);
  });
});

describe('the table is hard enough', () => {
  it('a constant diagnosis fails most rows', () => {
    for (const [, answer, , scheme] of ROWS) {
      const constant = diagnose(answer, scheme && { scheme });
      expect(fails(() => constant)).toBeGreaterThan(ROWS.length / 2);
    }
  });

  it.each([
    ['fault', 'site'],
    ['fault', 'cdn'],
    ['fault', 'visitor'],
    ['fault', 'unknown'],
    ['confidence', 'high'],
    ['confidence', 'medium'],
    ['confidence', 'low'],
    ['kind', 'failure'],
    ['kind', 'challenge'],
    ['kind', 'maintenance'],
    ['gateway', 'nginx'],
    ['gateway', 'unknown'],
  ] as const)('a diagnosis that always says %s %s fails', (field, value) => {
    expect(fails((answer, context) => ({ ...diagnose(answer, context), [field]: value }))).toBeGreaterThan(0);
  });
});
