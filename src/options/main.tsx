/** The settings page. */
import { render } from 'preact';
import { direction, language, t } from '../i18n/messages.ts';
import { capabilitiesBy } from '../ui/capabilities.ts';
import { Options } from './options.tsx';

document.documentElement.lang = language();
document.documentElement.dir = direction();
document.title = t('optTitle');
render(<Options can={capabilitiesBy(location.protocol)} />, document.body);
