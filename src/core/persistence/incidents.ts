/** Parses the incidents in `storage.session`. */
import type { Incident, Pause, Recovery, Retry } from '../incident/incident.ts';
import type { Page, PagePhase, StandingPage, StandingPhase } from '../incident/page.ts';
import type { StepResult } from '../incident/steps.ts';
import type { CookieCount } from '../site-data/cookies.ts';
import { diagnosis } from './diagnosis.ts';
import { stepId } from './persistent.ts';
import { boolean, both, dictionary, list, number, object, oneOf, pair, string, union, whole, yes, type Parser } from './shape.ts';

const cookieCount: Parser<CookieCount> = object<CookieCount>({
  site: string,
  count: whole,
  subdomains: whole,
  sent: object({ count: whole, bytes: whole }),
  store: oneOf('default', 'container', 'private'),
});

const surface = oneOf('panel', 'popup');

const facts = object<Omit<Page, 'phase' | 'small' | 'cookies'>, Required<Pick<Page, 'small' | 'cookies'>>>(
  {
    tabId: number,
    address: string,
    method: string,
    status: whole,
    headers: list(pair),
    startedAt: number,
    respondedAt: number,
    fromServiceWorker: boolean,
    dismissed: boolean,
    busy: boolean,
  },
  { small: boolean, cookies: cookieCount },
);

const standing = {
  idle: object({ surface }),
  reloading: object({ surface }),
  'awaiting-prompt': object({ surface, step: stepId }),
  reachable: object({ surface }),
  healthy: object({ surface }),
};
const standingPage: Parser<StandingPage> = both(facts, object({ phase: union<'kind', StandingPhase>('kind', standing) }));

/** Not recursive: a page before this one was found, so it has none before it. */
const phase = union<'kind', PagePhase>('kind', { ...standing, pending: object({}, { before: standingPage, isSeen: yes }) });
const page: Parser<Page> = both(facts, object({ phase }));

const paused: Parser<Pause> = union<'why', Pause>('why', { hidden: object({}), offline: object({ checkAt: number }) });

const retry: Parser<Retry> = union<'kind', Retry>('kind', {
  waiting: object({ from: number, dueAt: number }, { paused }),
  trying: object({ from: number }),
  stopped: object({
    why: oneOf(
      'by-hand',
      'superseded-by-watch',
      'nothing-to-reload',
      'gave-up',
      'form',
      'self-refreshing',
      'browser-repeats',
      'switched-off',
      'testing',
    ),
  }),
});

const result: Parser<StepResult> = oneOf('untried', 'running', 'failed', 'helped', 'not-possible');
const recovered: Parser<Recovery> = object<Pick<Recovery, 'at'>, Required<Omit<Recovery, 'at'>>>(
  { at: number },
  { helped: stepId, cause: string },
);

type Optional = 'lastTryAt' | 'notBefore' | 'retry' | 'recovered' | 'isForgotten';

/** Parses an incident; undefined if none of its pages can be read, because then it is over. */
export const incident: Parser<Incident> = (stored) => {
  const known = fields(stored);
  return known && known.pages.length > 0 ? known : undefined;
};

const fields = object<Omit<Incident, Optional>, Required<Pick<Incident, Optional>>>(
  {
    id: string,
    origin: string,
    host: string,
    privateWindow: boolean,
    status: whole,
    address: string,
    diagnosis,
    since: number,
    pages: list(page),
    tries: whole,
    steps: dictionary(result),
    probesUnreliable: boolean,
  },
  { lastTryAt: number, notBefore: number, retry, recovered, isForgotten: yes },
);
