/** The error pages of real gateways, and the few responses that every situation is built from. */
import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** Sends a whole response at once, without caching unless the headers allow it. */
export function send(response: ServerResponse, status: number, headers: OutgoingHttpHeaders, body: string | Uint8Array = ''): void {
  const length = typeof body === 'string' ? Buffer.byteLength(body) : body.byteLength;
  response.writeHead(status, {
    'cache-control': 'no-store',
    'content-type': 'text/html; charset=utf-8',
    'content-length': length,
    ...headers,
  });
  response.end(body);
}

/** nginx's stock page. */
export function nginxPage(headline: string): string {
  return `<html>\r\n<head><title>${headline}</title></head>\r\n<body>\r\n<center><h1>${headline}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;
}

/** Sends nginx's stock page, as nginx does. */
export function sendNginx(response: ServerResponse, status = 502, headers: OutgoingHttpHeaders = {}): void {
  send(response, status, { server: 'nginx', 'content-type': 'text/html', ...headers }, nginxPage(headlines[status] ?? `${status} Error`));
}

/** Apache's stock page. */
export function apachePage(headline: string, sentence: string): string {
  return `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${headline}</title>\n</head><body>\n<h1>${headline.replace(/^\d+ /, '')}</h1>\n<p>${sentence}</p>\n<hr>\n<address>Apache/2.4.62 (Debian) Server at shop.test Port 80</address>\n</body></html>\n`;
}

/** HAProxy's stock page. */
export function haproxyPage(headline: string, sentence: string): string {
  return `<html><body><h1>${headline}</h1>\n${sentence}\n</body></html>\n`;
}

/** Varnish's stock page. */
export function varnishPage(headline: string): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"\n "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">\n<html>\n  <head>\n    <title>${headline}</title>\n  </head>\n  <body>\n    <h1>Error ${headline}</h1>\n    <p>Backend fetch failed</p>\n    <h3>Guru Meditation:</h3>\n    <p>XID: 32770</p>\n    <hr>\n    <p>Varnish cache server</p>\n  </body>\n</html>\n`;
}

/** A plain document with a title and some HTML. */
export function page(title: string, html: string, head = ''): string {
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style>${head}</head><body><main><h1>${title}</h1>${html}</main></body></html>\n`;
}

const style =
  ':root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{margin:0}main{max-width:40rem;margin:4rem auto;padding:0 1.5rem}h1{font-size:1.5rem}';

const headlines: Readonly<Record<number, string>> = {
  404: '404 Not Found',
  500: '500 Internal Server Error',
  502: '502 Bad Gateway',
  503: '503 Service Temporarily Unavailable',
  504: '504 Gateway Time-out',
};
