/** Failing pages with rules, styles or scripts that get in the panel's way. */
import type { OutgoingHttpHeaders } from 'node:http';
import { nginxPage, page, send } from '../pages.ts';
import type { Situation } from '../situation.ts';

const plain = nginxPage('502 Bad Gateway');

const cleaner = `const watcher = new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => { if (node.nodeType === 1) node.remove(); })));
addEventListener('DOMContentLoaded', () => watcher.observe(document, { childList: true, subtree: true }));`;

export const hostile: readonly Situation[] = [
  failing('/csp', 'Strict content policy', "default-src 'none'; sandbox: no script, no style, no origin.", plain, {
    'content-security-policy': "default-src 'none'; sandbox",
  }),
  failing('/trusted-types', 'Trusted Types', 'No string may become HTML on this page.', plain, {
    'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'",
  }),
  failing(
    '/designed',
    'The site’s own error page',
    'A designed page; the panel may start small beside it.',
    page(
      'We will be right back',
      '<p>Our kettles are being descaled. Your basket is safe with us.</p><p><a href="/">To the front page</a></p>',
      '<style>body{background:linear-gradient(160deg,#fde8d7,#f7b8a2);color:#4a1d10;min-height:100vh}h1{font-size:3rem}</style>',
    ),
  ),
  failing(
    '/unset-styles',
    'Styles that unset everything',
    '*{all:unset!important} leaves the panel as it is.',
    page('502 Bad Gateway', '<p>Plain indeed.</p>', '<style>*{all:unset!important}</style>'),
  ),
  failing(
    '/on-top',
    'A page that covers itself',
    'A layer with the highest z-index there is; the panel is above it.',
    page(
      '502 Bad Gateway',
      '<div style="position:fixed;inset:0;z-index:2147483647;background:#345;color:#fff;padding:4rem">502 Bad Gateway</div>',
    ),
  ),
  failing(
    '/modal-dialog',
    'A modal dialog',
    'The page opens a dialog that makes everything else inert; the panel can still be used.',
    page(
      '502 Bad Gateway',
      '<dialog><p>Accept our cookies?</p><button>Yes</button></dialog><script>setTimeout(() => document.querySelector("dialog").showModal(), 700)</script>',
    ),
  ),
  failing(
    '/removes-once',
    'A page that cleans up once',
    'After a moment it takes out every node it does not know; the panel comes back.',
    page(
      '502 Bad Gateway',
      '<p>Tidy.</p><script>setTimeout(() => document.querySelectorAll("html > :not(head, body), body > :not(main)").forEach((node) => node.remove()), 700)</script>',
    ),
  ),
  failing(
    '/removes-always',
    'A page that always cleans up',
    'It takes the panel out again and again; badge and popup remain.',
    page('502 Bad Gateway', `<p>Very tidy.</p><script>${cleaner}</script>`),
    {},
    'popup',
  ),
  failing(
    '/document-open',
    'A page that writes itself anew',
    'After a second and a half it calls document.open(); the panel is rebuilt.',
    page(
      '502 Bad Gateway',
      '<script>setTimeout(() => { document.open(); document.write("<title>502</title><h1>502, written anew</h1>"); document.close(); }, 1500)</script>',
    ),
  ),
  failing(
    '/refreshes-itself',
    'A page that reloads itself',
    'The page has its own meta refresh, every eight seconds; the panel adds no looks of its own.',
    page('502 Bad Gateway', '<p>This page reloads itself.</p>', '<meta http-equiv="refresh" content="8">'),
  ),
  failing(
    '/frameset',
    'A frameset',
    'The document has frames and no body.',
    '<html><head><title>502 Bad Gateway</title></head><frameset cols="50%,50%"><frame src="/"><frame src="/"></frameset></html>',
  ),
];

function failing(
  path: string,
  title: string,
  notes: string,
  body: string,
  headers: OutgoingHttpHeaders = {},
  expect: Situation['expect'] = 'panel',
): Situation {
  return { path, title, expect, status: 502, notes, answer: (response) => send(response, 502, headers, body) };
}
