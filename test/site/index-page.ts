/** The index of the built-in site: every situation, with a link or a button, and its expected result. */
import type { Expected, Situation } from './situation.ts';
import { groups } from './situations.ts';

/** The whole index as HTML. */
export function indexPage(): string {
  const sections = groups.map(
    ({ title, situations }) =>
      `<section><h2>${escape(title)}</h2><ul>${situations.map((situation) => row(situation)).join('')}</ul></section>`,
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A site that fails as told</title><style>${style}</style></head>
<body>
<header><h1>A site that fails as told</h1><p>Each link fails in its own way. Beside it: what Comeback should do.</p></header>
<main>${sections.join('\n')}</main>
<footer><a href="/counters">How often each path was asked for</a> · <a href="/control?down=0">make /recovering well</a> · <a href="/control?down=1">break it</a></footer>
</body>
</html>
`;
}

function row(situation: Situation): string {
  const { path, title, notes, method } = situation;
  const label = escape(title);
  const opener =
    method === 'POST' ? `<form method="post" action="${path}"><button>${label}</button></form>` : `<a href="${linkTo(path)}">${label}</a>`;
  return `<li><div>${opener}<p>${escape(notes)}</p></div>${marks(situation)}</li>`;
}

function linkTo(path: string): string {
  return path === '/worker/page' ? '/worker/' : path;
}

function marks({ expect }: Situation): string {
  if (typeof expect === 'string') return mark(expect, words[expect]);
  return `<span class="both">${mark(expect.chromium, `Chrome: ${words[expect.chromium]}`)}${mark(expect.firefox, `Firefox: ${words[expect.firefox]}`)}</span>`;
}

function mark(kind: Expected, text: string): string {
  return `<span class="mark ${kind}">${text}</span>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const words: Readonly<Record<Expected, string>> = { panel: 'panel', popup: 'badge and popup', silence: 'nothing' };

const style = `
:root { color-scheme: light dark; --paper: #fbfaf8; --ink: #23201c; --soft: #6d665d; --line: #e5e0d8; --link: #7a4310; --panel: #b45309; --popup: #3b6ea5; --silence: #78716c; }
@media (prefers-color-scheme: dark) { :root { --paper: #191715; --ink: #efebe4; --soft: #a8a094; --line: #35312b; --link: #f0b271; --panel: #f0a04b; --popup: #8fb8e6; --silence: #a8a29e; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
header, main, footer { max-width: 46rem; margin: 0 auto; padding: 0 1.5rem; }
header { padding-top: 3.5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0; letter-spacing: -0.01em; }
header p, li p, footer { color: var(--soft); }
header p { margin: 0.5rem 0 0; }
h2 { font-size: 0.85rem; font-weight: 600; color: var(--soft); margin: 2.5rem 0 0.25rem; }
ul { list-style: none; margin: 0; padding: 0; }
li { display: flex; gap: 1.5rem; justify-content: space-between; align-items: baseline; padding: 0.7rem 0; border-top: 1px solid var(--line); }
li p { margin: 0.1rem 0 0; font-size: 0.9rem; }
a, button { color: var(--link); font: inherit; font-weight: 550; text-underline-offset: 0.2em; text-decoration-thickness: 1px; }
form { display: inline; }
button { background: none; border: 1px solid currentColor; border-radius: 0.4rem; padding: 0.1rem 0.6rem; cursor: pointer; }
:is(a, button):focus-visible { outline: 2px solid var(--link); outline-offset: 3px; border-radius: 0.2rem; }
.mark { font-size: 0.8rem; white-space: nowrap; color: var(--mark); }
.mark::before { content: ''; display: inline-block; width: 0.5rem; height: 0.5rem; margin-inline-end: 0.4rem; border-radius: 50%; border: 1.5px solid var(--mark); background: var(--mark); }
.both { display: grid; gap: 0.2rem; }
.panel { --mark: var(--panel); } .popup { --mark: var(--popup); } .silence { --mark: var(--silence); }
.silence::before { background: none; }
footer { padding-top: 2rem; padding-bottom: 3rem; font-size: 0.9rem; }
`;
