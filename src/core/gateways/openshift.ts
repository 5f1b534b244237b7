import { fingerprint, html, text } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { line, ownServer } from './owner-commands.ts';

export const openshift: Intermediary = { id: 'openshift', name: 'OpenShift', kind: 'gateway' };

/** https://github.com/openshift/router/blob/master/images/router/haproxy/conf/error-page-503.http */
export const openshiftFingerprint = fingerprint(openshift, {
  sendsNoServer: ({ headers }) => headers.first('cache-control') === 'private, max-age=0, no-cache, no-store',
  pages: [
    html(
      '**<h1>Application is not available</h1><p>The application is currently not serving requests at this endpoint. It may not have been started or is still starting.**',
    ),
    text(
      '**Application is not available The application is currently not serving requests at this endpoint. It may not have been started or is still starting.**',
    ),
  ],
});

export const openshiftOwner = ownServer(
  openshift,
  [line('none-left', '<NOSRV>'), line('refused', ' SC--'), line('closed', ' SH--'), line('slow', ' sH--')],
  {
    kubernetes: {
      log: [
        'oc -n openshift-ingress logs deployment/router-default --tail=50',
        'oc get pods -o wide',
        'oc get endpointslices -l kubernetes.io/service-name=your-service',
        'oc describe route your-route',
      ],
      restart: 'oc -n openshift-ingress rollout restart deployment/router-default',
    },
  },
);
