/** What is known of a web server or proxy one runs oneself, and short words to write it down. */
import type { System } from './systems.ts';

/** What a line in a log comes down to. */
export type LogMeaning = 'refused' | 'closed' | 'slow' | 'none-left' | 'busy' | 'no-name' | 'denied' | 'garbage' | 'tls' | 'stopped';

/** Words to look for in a log. */
export interface LogLine {
  readonly text: string;
  readonly means: LogMeaning;
}

export interface OnSystem {
  /** Commands that show its newest errors. */
  readonly log: readonly string[];
  /** Tests the configuration and changes nothing. */
  readonly test?: string;
  readonly restart: string;
}

export interface Server {
  /** An id of the gateway table. */
  readonly id: string;
  readonly lines: readonly LogLine[];
  readonly on: Readonly<Partial<Record<System, OnSystem>>>;
}

interface Unit {
  readonly log: readonly string[];
  readonly test?: string;
  readonly service: string;
}

/** Debian's and Red Hat's packages, where they differ in no more than this. */
export const linux = (unit: Unit, rhel: Partial<Unit> = {}): Server['on'] => ({
  debian: systemd(unit),
  rhel: systemd({ ...unit, ...rhel }),
});

/** A service of systemd. */
export const systemd = ({ log, test, service }: Unit): OnSystem => ({
  log,
  ...(test === undefined ? {} : { test: `sudo ${test}` }),
  restart: `sudo systemctl restart ${service}`,
});

/** In a container; its errors are what it prints. */
export const docker = (test?: string): Server['on'] => ({
  docker: {
    log: ['docker logs --tail 50 your-container'],
    ...(test === undefined ? {} : { test: `docker exec your-container ${test}` }),
    restart: 'docker restart your-container',
  },
});

/** As a deployment in Kubernetes. */
export const kubernetes = (namespace: string, deployment: string, test?: string): Server['on'] => ({
  kubernetes: {
    log: [
      `kubectl -n ${namespace} logs deployment/${deployment} --tail=50`,
      'kubectl get pods -o wide',
      'kubectl get endpointslices -l kubernetes.io/service-name=your-service',
    ],
    ...(test === undefined ? {} : { test: `kubectl -n ${namespace} exec deployment/${deployment} -- ${test}` }),
    restart: `kubectl -n ${namespace} rollout restart deployment/${deployment}`,
  },
});

/** The last lines of a file, or of systemd's journal of a service. */
export const tail = (file: string): string => `sudo tail -n 50 ${file}`;
export const journal = (service: string): string => `sudo journalctl -u ${service} -n 50 --no-pager`;

/** One line to look for. */
export const line = (means: LogMeaning, text: string): LogLine => ({ text, means });
