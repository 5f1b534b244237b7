/** The muted sites. */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { displayHost } from '../core/http/display-host.ts';
import { t } from '../i18n/messages.ts';
import { Icon } from '../ui/icon.tsx';
import { sitePattern } from './site-pattern.ts';
import { useMutedSites } from './use-muted-sites.ts';

/** The list, with a field to add a site. */
export function MutedSites(): VNode {
  const { sites, add, remove } = useMutedSites();
  const [text, setText] = useState('');
  const [said, setSaid] = useState<{ text: string; bad: boolean }>({ text: '', bad: false });
  const submit = (event: Event): void => {
    event.preventDefault();
    const site = sitePattern(text);
    if (site === undefined) return setSaid({ text: t('optBadSite', { text }), bad: true });
    if (sites.includes(site)) return setSaid({ text: t('optAlready', { site }), bad: true });
    setText('');
    void add(site).then(() => setSaid({ text: t('optAdded', { site }), bad: false }));
  };
  return (
    <>
      <h2 class="page-heading">{t('optNever')}</h2>
      <div class="page-box">
        <div>
          {sites.length === 0 ? (
            <p class="text-soft text-small">{t('optNeverNone')}</p>
          ) : (
            <ul class="muted-sites-list">
              {sites.map((site) => (
                <li class="muted-sites-site" key={site} data-muted={site}>
                  <bdi>{displayHost(site)}</bdi>
                  <button
                    class="icon-button"
                    type="button"
                    data-act="unmute"
                    aria-label={t('optRemove', { host: site })}
                    onClick={() => void remove(site).then(() => setSaid({ text: t('optRemoved', { site }), bad: false }))}
                  >
                    <Icon name="close" />
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
        <form onSubmit={submit} noValidate>
          <div class="muted-sites-add">
            <input
              class="field"
              dir="ltr"
              placeholder={t('optHostHint')}
              aria-label={t('optAddLabel')}
              aria-invalid={said.bad}
              aria-describedby="said"
              autocapitalize="none"
              spellcheck={false}
              value={text}
              onInput={({ currentTarget }) => setText(currentTarget.value)}
            />
            <button class="button" type="submit" data-act="mute">
              {t('optNeverAdd')}
            </button>
          </div>
          <p class={said.bad ? 'muted-sites-bad' : 'text-soft text-small'} id="said" role="status">
            {said.text}
          </p>
        </form>
      </div>
    </>
  );
}
