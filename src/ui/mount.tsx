/** Starts a page of ours. */
import { render, type VNode } from 'preact';
import { direction, language } from '../i18n/messages.ts';

/** Draws the page, in the language and direction of its sentences. */
export function mount(page: VNode, title?: string): void {
  document.documentElement.lang = language();
  document.documentElement.dir = direction();
  if (title !== undefined) document.title = title;
  render(page, document.body);
}
