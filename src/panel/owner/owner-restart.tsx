/** Restarting the app and the server in front of it. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { OwnerGuide } from '../../core/owner/owner-guide.ts';
import { t } from '../../i18n/translate.ts';
import { Command } from '../../ui/command.tsx';
import { Select } from '../../ui/select.tsx';
import { gatewayLabel } from '../evidence/gateway-names.ts';
import { Commands } from './owner-log.tsx';

/** The app comes first because it did not answer. */
export function OwnerRestart({ guide: { server, apps, tests, restarts } }: { guide: OwnerGuide }): VNode {
  const [selected, setSelected] = useState('');
  const app = apps.find(({ name }) => name === selected) ?? apps[0];
  const gateway = gatewayLabel(server ?? '');
  return (
    <>
      {app && (
        <>
          <p>{t('ownerAppFirst')}</p>
          <Select label="ownerApp" value={app.name} options={apps.map(({ name }) => [name, name])} choose={setSelected} />
          <Command text={app.text} />
        </>
      )}
      {server ? (
        <Commands says={t(tests.length > 0 ? 'ownerThen' : 'ownerThenPlain', { gateway })} texts={restarts} />
      ) : (
        restarts.map((text) => <Command key={text} text={text} />)
      )}
    </>
  );
}
