/** The settings page. */
import { render } from 'preact';
import { capabilitiesHere } from '../ui/capabilities.ts';
import { direction, language, say } from '../i18n/messages.ts';
import { Options } from './options.tsx';

document.documentElement.lang = language();
document.documentElement.dir = direction();
document.title = say('optTitle');
render(<Options can={capabilitiesHere(location.protocol)} />, document.body);
