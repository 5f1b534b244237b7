/** The behaviour of each real gateway for each failure of its backend, and what the panel has to show. */
import type { HopState } from '../browsers/browser.ts';
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
  readonly hops: readonly HopState[];
}

/** Each gateway alone, then the chains. */
export const subjects: readonly Subject[] = [
  ...everyGateway.map(({ name }) => ({ name, front: name })),
  ...everyChain.map(({ front, behind }) => ({ name: `${front.name} before ${behind.name}`, front: front.name, behind: behind.name })),
];

/** The running gateway of that name; undefined if it is not installed here. */
export const find = ({ list }: Gateways, { front, behind }: Subject): Gateway | undefined =>
  list.find((each) => each.name === front && each.behind === behind);

/**
 * Failures that a gateway passes on as a response: HTTP/0.9 had no status line, so some accept anything as a page, and
 * others skip a line that is not a header.
 */
const handsOn: Readonly<Record<string, Failure>> = {
  nginx: 'garbage',
  apache: 'garbage',
  squid: 'garbage',
  lighttpd: 'broken',
  'apache-traffic-server': 'broken',
};

/** The response on the wire, and the host that was requested. */
export interface Asked {
  readonly host: string;
  readonly status: number;
  readonly empty: boolean;
}

/** What the panel has to show; undefined if the gateway reports no failure. */
export function expected({ front, behind }: Subject, failure: Failure, asked: Asked): Expected | undefined {
  const inner = behind ?? front;
  if (handsOn[inner] !== failure) return shown(inner, behind === undefined ? undefined : front, asked);
  // nginx passes non-HTTP bytes on unchanged, so the gateway in front fails; Apache turns them into a page.
  return behind === 'nginx' ? shown(front, undefined, asked) : undefined;
}

function shown(gateway: string, relay: string | undefined, { host, status, empty }: Asked): Expected {
  const you: HopState = { who: 'You', how: 'online', state: 'ok' };
  const passed: readonly HopState[] = relay === undefined ? [] : [{ who: names[relay] ?? relay, how: 'passed it on', state: 'ok' }];
  const who = names[gateway] ?? gateway;
  // Squid on plain http usually belongs to the visitor, and this one cannot be distinguished from those.
  const last: readonly HopState[] =
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
