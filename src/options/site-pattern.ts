import { isAddressLiteral } from '../core/http/url.ts';

/** Parses what the user typed for a site: a host, a host with a port, or `*.` and a host. */
export function sitePattern(text: string): string | undefined {
  const [, scheme = '', star = '', rest = ''] = /^(https?:\/\/)?(\*\.)?(.*)$/i.exec(text.trim()) ?? [];
  const url = /[\s*@%]/.test(rest) ? null : URL.parse(`http://${rest}`);
  if (!url?.hostname) return undefined;
  // A pasted URL may have a path; without a scheme a path is a typing error.
  if (scheme === '' && hasPath(url)) return undefined;
  if (star !== '' && !canHaveSubdomains(url)) return undefined;
  return `${star}${url.host}`;
}

const hasPath = ({ pathname, search, hash }: URL): boolean => pathname !== '/' || search !== '' || hash !== '';

const canHaveSubdomains = ({ hostname, port }: URL): boolean => port === '' && hostname.includes('.') && !isAddressLiteral(hostname);
