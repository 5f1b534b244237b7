/** The other extensions and the state of each. */
import type { VNode } from 'preact';
import type { NamedExtension } from '../../core/extension-test/journal.ts';
import type { ExtensionView } from '../../core/view/view.ts';
import { locale, t, type KeyWithoutValues } from '../../i18n/translate.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';

/** The list in the given order. */
export function ExtensionList({ extensions }: { extensions: readonly ExtensionView[] }): VNode {
  return (
    <ul class="extension-list">
      {extensions.map(({ id, name, state }) => {
        const { word, icon } = states[state];
        return (
          <li key={id}>
            <span class="extension-list-letter" aria-hidden="true">
              {firstLetter(name)}
            </span>
            <span class="extension-list-name" title={name}>
              <bdi>{name}</bdi>
            </span>
            <span class="extension-list-state" data-state={state}>
              {icon && <Icon name={icon} />}
              {t(word)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** «A», «A and B», in the user's language. */
export function extensionNames(extensions: readonly NamedExtension[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(extensions.map(isolated));
}

// Isolated: a name may run in the other direction or contain bidi controls.
const isolated = ({ name }: NamedExtension): string => `\u2068${name}\u2069`;

const firstLetter = (name: string): string => new Intl.Segmenter().segment(name).containing(0)?.segment ?? '';

const states: Readonly<Record<ExtensionView['state'], { word: KeyWithoutValues; icon?: IconName }>> = {
  off: { word: 'extOff', icon: 'never' },
  on: { word: 'extOn' },
  cleared: { word: 'extNotCause', icon: 'check' },
  managed: { word: 'extManaged', icon: 'lock' },
};
