import { akamaiFingerprint } from './akamai.ts';
import { cloudflareFingerprint } from './cloudflare.ts';
import { fastlyFingerprint } from './fastly.ts';
import { element, fingerprint, headerIs, titled, type Fingerprint } from './fingerprint.ts';
import { impervaFingerprint } from './imperva.ts';
import type { Intermediary } from './intermediary.ts';
import { sucuriFingerprint } from './sucuri.ts';
import { vercelFingerprint } from './vercel.ts';

const awsWaf: Intermediary = { id: 'aws-waf', name: 'AWS WAF', kind: 'cdn' };
const ddosGuard: Intermediary = { id: 'ddos-guard', name: 'DDoS-Guard', kind: 'cdn' };
const dataDome: Intermediary = { id: 'datadome', name: 'DataDome', kind: 'cdn' };
const perimeterX: Intermediary = { id: 'perimeterx', name: 'PerimeterX', kind: 'cdn' };
const anubis: Intermediary = { id: 'anubis', name: 'Anubis', kind: 'gateway' };
const blazingFast: Intermediary = { id: 'blazingfast', name: 'BlazingFast', kind: 'cdn' };
const stackPath: Intermediary = { id: 'stackpath', name: 'StackPath', kind: 'cdn' };
const qrator: Intermediary = { id: 'qrator', name: 'Qrator', kind: 'cdn' };
const haproxyProtection: Intermediary = { id: 'haproxy-protection', name: 'haproxy-protection', kind: 'gateway' };

/** Services and programs that answer with a check of the visitor, and are known for nothing else here. */
export const BOT_PROTECTION: readonly Intermediary[] = [
  awsWaf,
  ddosGuard,
  dataDome,
  perimeterX,
  anubis,
  blazingFast,
  stackPath,
  qrator,
  haproxyProtection,
];

/** Everyone whose bot challenge is known, in the order the signs are tried: the first match wins. */
export const BOT_CHALLENGES: readonly Fingerprint[] = [
  cloudflareFingerprint,
  vercelFingerprint,
  // https://docs.aws.amazon.com/waf/latest/developerguide/waf-captcha-and-challenge-how-it-works.html
  fingerprint(awsWaf, { challenges: [headerIs('x-amzn-waf-action', 'challenge', 'captcha')] }),
  fingerprint(ddosGuard, { challenges: [element('script', 'src', '/.well-known/ddos-guard/*'), titled('DDOS-GUARD', 'DDoS-Guard')] }),
  impervaFingerprint,
  akamaiFingerprint,
  fingerprint(dataDome, {
    challenges: [
      element('script', 'src', 'https://ct.captcha-delivery.com/*'),
      element('iframe', 'src', 'https://geo.captcha-delivery.com/*'),
    ],
  }),
  fingerprint(perimeterX, { challenges: [element('*', 'id', 'px-captcha')] }),
  sucuriFingerprint,
  fingerprint(anubis, { challenges: [element('script', 'id', 'anubis_version'), element('script', 'id', 'anubis_challenge')] }),
  fingerprint(blazingFast, { challenges: [titled('Just a moment please...', 'DDoS protection by BlazingFast')] }),
  fingerprint(stackPath, { challenges: [element('script', 'src', '/sbbi/*'), titled('StackPath', 'Site verification')] }),
  fastlyFingerprint,
  fingerprint(qrator, { challenges: [element('script', 'src', '/__qrator/*')] }),
  fingerprint(haproxyProtection, {
    challenges: [element('script', 'src', '/.basedflare/*'), element('*', 'action', '/.basedflare/*')],
  }),
];
