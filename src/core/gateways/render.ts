import { fingerprint, type FoundCode, type ResponseSnapshot } from './fingerprint.ts';
import { site, type Intermediary } from './intermediary.ts';
import { platform } from './owner-commands.ts';

export const render: Intermediary = {
  id: 'render',
  name: 'Render',
  kind: 'gateway',
  codes: {
    // https://render.com/docs, the x-render-routing header
    'render:no-server': site('No service is running at this address at Render.'),
    'render:suspend': site('The site is suspended at Render.'),
    'render:hibernate-wake-error': site('The site was asleep at Render and did not wake up in time.'),
    'render:error': site('The site’s service at Render did not give a valid answer.'),
  },
};

/** https://render.com/docs/troubleshooting-deploys: the routing header gives the reason why no service answered. */
export const renderFingerprint = fingerprint(render, {
  vendorHeader: (headers) => {
    const routing = headers.first('x-render-routing') ?? '';
    const answered = headers.first('x-render-origin-server') !== undefined;
    return !answered && /(?:^|-)(?:error|suspend|suspended|no-server|no-deploy)(?:-|$)/.test(routing) ? 'x-render-routing' : undefined;
  },
  pathHeaders: ['x-render-origin-server', 'rndr-id'],
  readCodes,
});

function readCodes({ headers }: ResponseSnapshot): readonly FoundCode[] {
  const routing = headers.first('x-render-routing') ?? '';
  const code = ['hibernate-wake-error', 'suspend', 'no-server', 'error'].find((word) => routing.includes(word));
  return [[routing, code ?? routing]];
}

export const renderOwner = platform(render, {
  status: 'https://status.render.com/',
  logs: ['render logs --resources your-service'],
  restart: ['render restart your-service'],
});
