/** Chooses the steps to offer and their order, from the evidence and the steps already tried. */
import { isRepeatable, headerOf } from '../http/response.ts';
import { isPublic, isThisComputer } from '../http/url.ts';
import type { Incident } from '../incident/incident.ts';
import type { Page } from '../incident/page.ts';
import type { StepId, StepView } from '../incident/steps.ts';
import { isTooMuch } from '../site-data/cookies.ts';

/** The steps in the guide's order. */
const guideOrder: readonly StepId[] = [
  'clear-cookies',
  'private-window',
  'extensions',
  'other-device',
  'router',
  'other-network',
  'watch',
  'archive',
];

interface Order {
  readonly card: readonly StepId[];
  readonly worth: readonly StepId[];
}

/** The order for this incident, from the first rule that matches. The card gets the first step of `card` that is offered. */
function orderFor(incident: Incident, page: Page): Order {
  const { diagnosis, tries } = incident;
  if (!isRepeatable(page.method)) return { card: [], worth: ['watch'] };
  if (incident.steps['private-window'] === 'helped' || incident.steps['other-device'] === 'helped')
    return { card: ['clear-cookies', 'extensions'], worth: ['clear-cookies', 'extensions', 'watch'] };
  if (page.status === 520 || (page.cookies && isTooMuch(page.cookies)))
    return { card: ['clear-cookies', 'private-window'], worth: ['private-window', 'watch'] };
  if (diagnosis.fault === 'visitor') return { card: ['extensions'], worth: ['other-network', 'private-window'] };
  if (diagnosis.kind === 'maintenance' || (page.status === 503 && headerOf(page.headers, 'retry-after') !== undefined))
    return { card: ['watch', 'archive'], worth: ['archive'] };
  if (diagnosis.fault === 'cdn') return { card: ['other-network'], worth: ['other-device', 'watch', 'archive'] };
  if (diagnosis.fault === 'site' && diagnosis.confidence !== 'low' && tries < 4)
    return { card: ['watch', 'private-window'], worth: ['private-window', 'archive'] };
  return { card: ['private-window', 'watch'], worth: ['other-device', 'watch', 'extensions'] };
}

/**
 * Every step of this page with its section; a step that helped on this site before comes first. The retry strip has the two steps that are
 * always one click away.
 */
export function plan(incident: Incident, page: Page, helpedBefore?: StepId): StepView[] {
  const result = (id: StepId): StepView['result'] => incident.steps[id] ?? 'untried';
  const isOffered = (id: StepId): boolean => {
    if (id === 'archive') return isPublic(page.address);
    if (id === 'other-device') return !isThisComputer(page.address);
    return id !== 'watch' || !incident.privateWindow;
  };
  const offered = guideOrder.filter(isOffered);
  const order = orderFor(incident, page);
  const open = (id: StepId): boolean => offered.includes(id) && (result(id) === 'untried' || result(id) === 'running');
  const card = [...(helpedBefore && order.card.length > 0 ? [helpedBefore] : []), ...order.card].find(open);
  const worth = order.worth.filter((id) => id !== card && offered.includes(id));
  const rest = offered.filter((id) => id !== card && !worth.includes(id));
  const tried = (id: StepId): number => (open(id) ? 0 : 1);
  const sorted = (ids: readonly StepId[]): StepId[] => [...ids].sort((a, b) => tried(a) - tried(b));
  const inSection = (ids: readonly StepId[], section: StepView['section']): StepView[] =>
    ids.map((id) => ({ id, section, result: result(id) }));
  return [
    ...inSection(['retry', 'clear-cache'], 'strip'),
    ...inSection(card ? [card] : [], 'card'),
    ...inSection(sorted(worth), 'worth'),
    ...inSection(sorted(rest), 'rarely'),
    ...inSection(['owner'], 'foot'),
  ];
}
