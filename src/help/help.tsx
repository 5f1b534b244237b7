/** The guide on one page: what the error is, why, and what to do about it. */
import type { VNode } from 'preact';
import { t } from '../i18n/messages.ts';
import { Answers } from '../panel/help-view.tsx';
import { Icon } from '../ui/icon.tsx';
import { Causes } from './causes.tsx';
import { ErrorNames } from './error-names.tsx';
import { ForOwners } from './for-owners.tsx';
import { Prevention } from './prevention.tsx';
import { VisitorSteps } from './visitor-steps.tsx';

/** From what to do to how to prevent it. */
export function Help(): VNode {
  return (
    <main class="page-column help">
      <h1>
        <Icon name="mark" />
        {t('helpTitle')}
      </h1>
      <p class="page-lede">{t('helpLead')}</p>
      <h2 class="page-heading">{t('helpSteps')}</h2>
      <VisitorSteps />
      <h2 class="page-heading">{t('helpCauses')}</h2>
      <Causes />
      <h2 class="page-heading">{t('helpFaces')}</h2>
      <ErrorNames />
      <h2 class="page-heading">{t('qaTitle')}</h2>
      <div class="page-box">
        <Answers />
      </div>
      <h2 class="page-heading">{t('helpOwner')}</h2>
      <ForOwners />
      <h2 class="page-heading">{t('helpPrevent')}</h2>
      <Prevention />
    </main>
  );
}
