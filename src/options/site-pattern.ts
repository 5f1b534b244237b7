import { isAddressLiteral } from '../core/http/url.ts';

/** What a person may write for a site: a host, a host with its port, or `*.` and a host. */
export function sitePattern(text: string): string | undefined {
  const typed = text.trim();
  const [, scheme = '', star = '', rest = ''] = /^(https?:\/\/)?(\*\.)?(.*)$/i.exec(typed) ?? [];
  const url = URL.parse(`http://${rest}`);
  if (!url || !url.hostname || /[\s*@%]/.test(rest) || (star && url.port)) return undefined;
  // A pasted address is read for its site; without a scheme a path is a slip.
  if (!scheme && (url.pathname !== '/' || url.search || url.hash)) return undefined;
  if (star && (isAddressLiteral(url.hostname) || !url.hostname.includes('.'))) return undefined;
  return `${star}${url.host}`;
}
