/** Reads the start of the failing page's source. */
import { longestBody } from '../core/http/limits.ts';

/** In ms. A body may never end, so the source read by then has to suffice. */
const patience = 250;

/** The start of the source, once the page is parsed or shortly after the panel is injected. */
export function pageText(): Promise<string> {
  return new Promise((done) => {
    const read = (): void => done(sourceOf(document).slice(0, longestBody));
    if (document.readyState !== 'loading') {
      read();
      return;
    }
    document.addEventListener('DOMContentLoaded', read, { once: true });
    setTimeout(read, patience);
  });
}

/** Serialising a page of several megabytes would take a second; the elements up to the limit are enough. */
function sourceOf({ documentElement, contentType }: Document): string {
  if (contentType === 'text/plain') return documentElement.textContent ?? '';
  const head = documentElement.querySelector('head')?.outerHTML ?? '';
  let source = `<html>${head.slice(0, longestBody)}<body>`;
  for (const node of documentElement.querySelector('body')?.childNodes ?? documentElement.childNodes) {
    if (source.length >= longestBody) break;
    source += textOf(node);
  }
  return source;
}

function textOf(node: Node): string {
  if (node instanceof Element)
    return node.getElementsByTagName('*').length > 5_000 ? (node.textContent ?? '').slice(0, longestBody) : node.outerHTML;
  if (node instanceof Comment) return `<!--${node.data}-->`;
  return node.textContent?.slice(0, longestBody) ?? '';
}
