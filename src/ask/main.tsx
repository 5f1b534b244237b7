/** The page that asks for a permission: no panel in a web page may. */
import { render } from 'preact';
import { direction, language, say } from '../sentences.ts';
import { Ask } from './ask.tsx';
import { isAskable, questions } from './questions.ts';

const asked = new URLSearchParams(location.search);
const permission = asked.get('for') ?? '';
const tab = asked.get('tab');

document.documentElement.lang = language();
document.documentElement.dir = direction();
if (isAskable(permission)) {
  document.title = say(questions[permission].title);
  render(<Ask permission={permission} tabId={tab === null ? undefined : Number(tab)} />, document.body);
}
