/** The whole guide, for whoever wants to read on. */
import { render } from 'preact';
import { direction, language, say } from '../i18n/messages.ts';
import { Help } from './help.tsx';

document.documentElement.lang = language();
document.documentElement.dir = direction();
document.title = say('helpTitle');
render(<Help />, document.body);
