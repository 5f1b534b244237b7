/** The settings page. */
import { t } from '../i18n/messages.ts';
import { capabilitiesOf } from '../ui/capabilities.ts';
import { mount } from '../ui/mount.tsx';
import { Options } from './options.tsx';

mount(<Options can={capabilitiesOf(location.protocol)} />, t('optTitle'));
