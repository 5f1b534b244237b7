/** Chooses the server and operating system for the commands. */
import type { VNode } from 'preact';
import type { System } from '../../core/gateways/owner-commands.ts';
import { serverIds, type OwnerChoice, type OwnerGuide } from '../../core/owner/owner-guide.ts';
import { t } from '../../i18n/messages.ts';
import { PanelButton } from '../../ui/buttons.tsx';
import { Select } from '../../ui/select.tsx';
import { gatewayLabel } from '../evidence/gateway-names.ts';
import { systemNames } from './owner-words.ts';

interface OwnerChooserProps {
  guide: OwnerGuide;
  choose(choice: OwnerChoice): void;
}

/** Both are guesses that the user can correct. */
export function OwnerChooser({ guide: { server, system, systems, service }, choose }: OwnerChooserProps): VNode {
  const platform = service?.kind === 'platform' ? [service.id] : [];
  return (
    <div class="owner-chooser">
      <Select
        label="ownerServer"
        value={server ?? platform[0] ?? ''}
        options={[...platform, ...serverIds].map((id) => [id, gatewayLabel(id)])}
        choose={(id) => choose(platform.includes(id) ? {} : { server: id, ...(system ? { system } : {}) })}
      />
      {systems.length > 1 && (
        <div class="segmented" role="group" aria-label={t('ownerSystem')}>
          {systems.map((each: System) => (
            <PanelButton
              key={each}
              act={`system-${each}`}
              aria-pressed={each === system}
              onPress={() => choose({ ...(server ? { server } : {}), system: each })}
            >
              {systemNames[each]}
            </PanelButton>
          ))}
        </div>
      )}
    </div>
  );
}
