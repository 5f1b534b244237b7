/** The guide. */
import { t } from '../i18n/messages.ts';
import { mount } from '../ui/mount.tsx';
import { Help } from './help.tsx';

mount(<Help />, t('helpTitle'));
