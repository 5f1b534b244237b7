/** The common causes of the error. */
import type { VNode } from 'preact';
import { t, type KeyWithoutValues } from '../i18n/messages.ts';
import { Icon, type IconName } from '../ui/icon.tsx';

interface Cause {
  readonly icon: IconName;
  readonly title: KeyWithoutValues;
  readonly sees: KeyWithoutValues;
  readonly signs: KeyWithoutValues;
}

const causes: readonly Cause[] = [
  { icon: 'server', title: 'causeDown', sees: 'causeDownSees', signs: 'causeDownSigns' },
  { icon: 'lock', title: 'causeWall', sees: 'causeWallSees', signs: 'causeWallSigns' },
  { icon: 'network', title: 'causeDns', sees: 'causeDnsSees', signs: 'causeDnsSigns' },
  { icon: 'you', title: 'causeHere', sees: 'causeHereSees', signs: 'causeHereSigns' },
  { icon: 'settings', title: 'causeSetup', sees: 'causeSetupSees', signs: 'causeSetupSigns' },
];

/** The five causes: what the user sees, and how to tell. */
export function Causes(): VNode {
  return (
    <ul class="page-box">
      {causes.map(({ icon, title, sees, signs }) => (
        <li class="help-entry" key={title}>
          <Icon name={icon} />
          <div>
            <b>{t(title)}</b>
            <dl>
              <dt>{t('helpSees')}</dt>
              <dd>{t(sees)}</dd>
              <dt>{t('helpSigns')}</dt>
              <dd>{t(signs)}</dd>
            </dl>
          </div>
        </li>
      ))}
    </ul>
  );
}
