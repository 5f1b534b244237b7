/** The settings page. */
import { render } from 'preact';
import { capabilitiesOf } from '../ui/capabilities.ts';
import { direction, language, t } from '../i18n/messages.ts';
import { Options } from './options.tsx';

document.documentElement.lang = language();
document.documentElement.dir = direction();
document.title = t('optTitle');
render(<Options can={capabilitiesOf(location.protocol)} />, document.body);
