/** Responses that are not HTML: each becomes another kind of document in the browser, or none. */
import { send } from '../pages.ts';
import type { Situation } from '../situation.ts';

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="320" height="160" viewBox="0 0 320 160"><rect width="320" height="160" fill="#456"/><text x="20" y="90" fill="#fff" font-family="sans-serif" font-size="24">502 Bad Gateway</text></svg>';
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const pdf =
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

export const types: readonly Situation[] = [
  typed('/text', 'Plain text', 'panel', 'text/plain; charset=utf-8', 'upstream connect error or disconnect/reset before headers'),
  typed('/json', 'JSON', { chromium: 'panel', firefox: 'popup' }, 'application/json', '{"error":"Bad Gateway","status":502}'),
  // Firefox draws no HTML in a document whose root is SVG.
  typed('/svg', 'SVG image', { chromium: 'panel', firefox: 'popup' }, 'image/svg+xml', svg),
  typed('/png', 'PNG image', 'panel', 'image/png', png),
  typed('/xml', 'XML', 'panel', 'application/xml', '<?xml version="1.0"?>\n<error><status>502</status></error>\n'),
  typed(
    '/xhtml',
    'XHTML',
    'panel',
    'application/xhtml+xml',
    '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n',
  ),
  typed('/pdf', 'PDF', { chromium: 'panel', firefox: 'popup' }, 'application/pdf', pdf),
  typed('/octet-stream', 'Bytes that cannot be shown', 'popup', 'application/octet-stream', 'Bad Gateway'),
  {
    path: '/attachment',
    title: 'A download that failed',
    // Firefox drops the download and stays on the current page: there is no failing page to help with.
    expect: { chromium: 'popup', firefox: 'silence' },
    status: 502,
    notes: 'A file was asked for; the browser shows its own error page.',
    answer: (response) =>
      send(
        response,
        502,
        { 'content-type': 'application/zip', 'content-disposition': 'attachment; filename="order.zip"' },
        'not really a zip',
      ),
  },
];

function typed(path: string, title: string, expect: Situation['expect'], type: string, body: string | Uint8Array): Situation {
  const notes = `A 502 of type ${type.split(';')[0]}.`;
  return { path, title, expect, status: 502, notes, answer: (response) => send(response, 502, { 'content-type': type }, body) };
}
