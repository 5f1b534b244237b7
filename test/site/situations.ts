/** All situations of the built-in site, in the order of its index. */
import type { Part, Situation } from './situation.ts';
import { bodies } from './situations/bodies.ts';
import { healthy, healthyParts } from './situations/healthy.ts';
import { hostile } from './situations/hostile.ts';
import { recovery, recoveryParts } from './situations/recovery.ts';
import { routeParts, routes } from './situations/routes.ts';
import { statuses } from './situations/statuses.ts';
import { types } from './situations/types.ts';

/** The situations as the index groups them. */
export const groups: readonly { readonly title: string; readonly situations: readonly Situation[] }[] = [
  { title: 'The failures', situations: statuses },
  { title: 'Bodies: none, late, endless', situations: bodies },
  { title: 'Redirects and forms', situations: routes },
  { title: 'Getting well', situations: recovery },
  { title: 'Pages that get in the way', situations: hostile },
  { title: 'Not HTML', situations: types },
  { title: 'Where nothing may appear', situations: healthy },
];

export const situations: readonly Situation[] = groups.flatMap((group) => group.situations);

/** The additional paths that situations need. */
export const parts: readonly Part[] = [...routeParts, ...recoveryParts, ...healthyParts];
