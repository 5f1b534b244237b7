/** Starts an extension page. */
import { render, type VNode } from 'preact';
import { direction, language } from '../i18n/messages.ts';

/** Renders into the body, and sets language, direction and title. */
export function mount(page: VNode, title?: string): void {
  document.documentElement.lang = language();
  document.documentElement.dir = direction();
  if (title !== undefined) document.title = title;
  render(page, document.body);
}
