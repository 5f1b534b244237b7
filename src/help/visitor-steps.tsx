/** The steps for visitors. */
import type { VNode } from 'preact';
import { t, type KeyWithoutValues } from '../i18n/messages.ts';
import { DnsFlush } from '../panel/owner/dns-flush.tsx';
import { Unguarded } from '../ui/buttons.tsx';
import { HelpEntry } from './help-entry.tsx';

const steps: readonly (readonly [title: KeyWithoutValues, hint: KeyWithoutValues])[] = [
  ['doReload', 'doReloadHint'],
  ['doClear', 'doClearHint'],
  ['doBrowser', 'doBrowserHint'],
  ['doRouter', 'doRouterHint'],
  ['doNetwork', 'doNetworkHint'],
];

/** What a visitor can do, most promising first; flushing the DNS cache has its commands. */
export function VisitorSteps(): VNode {
  return (
    <ol class="page-box">
      {steps.map(([title, hint], at) => (
        <HelpEntry
          key={title}
          title={title}
          hint={hint}
          lead={
            <span class="number-badge" aria-hidden="true">
              {String(at + 1)}
            </span>
          }
        >
          {title === 'doRouter' && (
            <details class="help-commands">
              <summary class="link-button">{t('helpFlush')}</summary>
              <Unguarded>
                <DnsFlush />
              </Unguarded>
            </details>
          )}
        </HelpEntry>
      ))}
    </ol>
  );
}
