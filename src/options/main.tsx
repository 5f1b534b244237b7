/** The settings page. */
import { t } from '../i18n/messages.ts';
import { capabilitiesBy } from '../ui/capabilities.ts';
import { mount } from '../ui/mount.tsx';
import { Options } from './options.tsx';

mount(<Options can={capabilitiesBy(location.protocol)} />, t('optTitle'));
