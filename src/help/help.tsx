/** The guide on one page: what the error is, why, and what to do about it. */
import type { VNode } from 'preact';
import { Answers } from '../panel/help-view.tsx';
import { Icon } from '../ui/icon.tsx';
import { say } from '../i18n/messages.ts';
import { Causes } from './causes.tsx';
import { Faces } from './faces.tsx';
import { ForOwners } from './for-owners.tsx';
import { Prevention } from './prevention.tsx';
import { VisitorSteps } from './visitor-steps.tsx';

/** In the order one asks. */
export function Help(): VNode {
  return (
    <main class="wrap help">
      <h1>
        <Icon name="mark" />
        {say('helpTitle')}
      </h1>
      <p class="lede">{say('helpLead')}</p>
      <h2 class="sec">{say('helpSteps')}</h2>
      <VisitorSteps />
      <h2 class="sec">{say('helpCauses')}</h2>
      <Causes />
      <h2 class="sec">{say('helpFaces')}</h2>
      <Faces />
      <h2 class="sec">{say('qaTitle')}</h2>
      <div class="box">
        <Answers />
      </div>
      <h2 class="sec">{say('helpOwner')}</h2>
      <ForOwners />
      <h2 class="sec">{say('helpPrevent')}</h2>
      <Prevention />
    </main>
  );
}
