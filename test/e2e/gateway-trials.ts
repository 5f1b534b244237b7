/** What each real gateway makes of each way its backend can fail, and what the panel has to say of it. */
import type { HopLook } from '../browsers/browser.ts';
import { everyChain, everyGateway, type Gateway, type Gateways } from '../gateways/index.ts';

export const failures = ['dead', 'hanging', 'garbage', 'broken'] as const;
export type Failure = (typeof failures)[number];

export interface Subject {
  /** `nginx`, or `nginx before apache`. */
  readonly name: string;
  readonly front: string;
  readonly behind?: string;
}

export interface Expected {
  readonly gateway: string;
  readonly hops: readonly HopLook[];
}

/** Each gateway alone, then the chains. */
export const subjects: readonly Subject[] = [
  ...everyGateway.map(({ name }) => ({ name, front: name })),
  ...everyChain.map(({ front, behind }) => ({ name: `${front.name} before ${behind.name}`, front: front.name, behind: behind.name })),
];

/** The running gateway of that name; undefined where this machine has not got it. */
export const find = ({ list }: Gateways, { front, behind }: Subject): Gateway | undefined =>
  list.find((each) => each.name === front && each.behind === behind);

/**
 * What a gateway hands on as if it were an answer: HTTP/0.9 had no status line, so some take anything for a page, and
 * others skip a line that is no header.
 */
const handsOn: Readonly<Record<string, Failure>> = {
  nginx: 'garbage',
  apache: 'garbage',
  squid: 'garbage',
  lighttpd: 'broken',
  'apache-traffic-server': 'broken',
};

/** What came over the wire, and to which name. */
export interface Asked {
  readonly host: string;
  readonly status: number;
  readonly empty: boolean;
}

/** What the panel has to show; undefined where the gateway reports no failure at all. */
export function expected({ front, behind }: Subject, failure: Failure, asked: Asked): Expected | undefined {
  const inner = behind ?? front;
  if (handsOn[inner] !== failure) return shown(inner, behind === undefined ? undefined : front, asked);
  // What nginx hands on is no HTTP still, and the one in front fails over it; what Apache hands on has become a page.
  return behind === 'nginx' ? shown(front, undefined, asked) : undefined;
}

function shown(gateway: string, relay: string | undefined, { host, status, empty }: Asked): Expected {
  const you: HopLook = { who: 'You', how: 'online', state: 'ok' };
  const passed: readonly HopLook[] = relay === undefined ? [] : [{ who: names[relay] ?? relay, how: 'passed it on', state: 'ok' }];
  const who = names[gateway] ?? gateway;
  // Squid on plain http is as a rule the visitor's own, and nothing tells this one from those.
  const last: readonly HopLook[] =
    gateway === 'squid'
      ? [
          { who, how: 'failing', state: 'failed' },
          { who: host, how: 'unknown', state: 'unknown' },
        ]
      : [
          { who, how: 'answers', state: 'ok' },
          { who: host, how: empty ? 'empty answer' : (words[status] ?? ''), state: 'failed' },
        ];
  return { gateway, hops: [you, ...passed, ...last] };
}

const words: Readonly<Record<number, string>> = { 502: 'no answer', 503: 'busy', 504: 'too slow' };

const names: Readonly<Record<string, string>> = {
  nginx: 'nginx',
  haproxy: 'HAProxy',
  apache: 'Apache',
  varnish: 'Varnish',
  caddy: 'Caddy',
  lighttpd: 'lighttpd',
  squid: 'Squid',
  'apache-traffic-server': 'Apache Traffic Server',
};
