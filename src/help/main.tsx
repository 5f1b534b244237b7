/** The whole guide, for whoever wants to read on. */
import { render } from 'preact';
import { direction, language, t } from '../i18n/messages.ts';
import { Help } from './help.tsx';

document.documentElement.lang = language();
document.documentElement.dir = direction();
document.title = t('helpTitle');
render(<Help />, document.body);
