/** Commands for the owner of a failing site, by server and system, and short builders to declare them. */
import type { Intermediary } from './intermediary.ts';

/** Where servers run, as far as the commands differ. */
export type System = 'debian' | 'rhel' | 'docker' | 'kubernetes' | 'windows';

/** The cause a log line points to. */
export type LogMeaning = 'refused' | 'closed' | 'slow' | 'none-left' | 'busy' | 'no-name' | 'denied' | 'garbage' | 'tls' | 'stopped';

/** Text to search a log for. */
export interface LogLine {
  readonly text: string;
  readonly means: LogMeaning;
}

export interface OnSystem {
  /** Commands that show the newest errors. */
  readonly log: readonly string[];
  /** Tests the configuration and changes nothing. */
  readonly test?: string;
  readonly restart: string;
}

type BySystem = Readonly<Partial<Record<System, OnSystem>>>;

/** A web server or proxy the owner runs. */
export interface OwnServer {
  /** The id of its intermediary. */
  readonly id: string;
  readonly lines: readonly LogLine[];
  /** Likeliest system first. */
  readonly on: BySystem;
}

/** A CDN or balancer the owner rents in front of an own server, or a platform that runs the site. */
export interface RentedService {
  /** The id of its intermediary. */
  readonly id: string;
  readonly kind: 'front' | 'platform';
  /** Its status page. */
  readonly status?: string;
  /** The path in its console to its pause switch or firewall: names on buttons, not translated. */
  readonly pause?: string;
  /** Commands of its own tool that show the state of the server behind it. */
  readonly logs: readonly string[];
  readonly lines?: readonly LogLine[];
  readonly restart?: readonly string[];
}

type Console = Pick<RentedService, 'status' | 'pause'>;

/** The consoles of clouds with several services. */
export const AWS: Console = { status: 'https://health.aws.amazon.com/', pause: 'WAF & Shield › Web ACLs › Rules › Count' };
export const AZURE: Console = {
  status: 'https://azure.status.microsoft/',
  pause: 'Web Application Firewall policies › Switch to detection mode',
};

// @__NO_SIDE_EFFECTS__
export const ownServer = (of: Intermediary, lines: readonly LogLine[], ...systems: readonly BySystem[]): OwnServer => ({
  id: of.id,
  lines,
  on: Object.assign({}, ...systems) as BySystem,
});

// @__NO_SIDE_EFFECTS__
export const inFront = (of: Intermediary, console: Console, logs: readonly string[] = []): RentedService => ({
  id: of.id,
  kind: 'front',
  ...console,
  logs: logs,
});

// @__NO_SIDE_EFFECTS__
export const platform = (of: Intermediary, service: Omit<RentedService, 'id' | 'kind'>): RentedService => ({
  id: of.id,
  kind: 'platform',
  ...service,
});

interface Unit {
  readonly log: readonly string[];
  readonly test?: string;
  /** The systemd unit. */
  readonly service: string;
}

/** Packages of Debian and Red Hat that differ at most in `rhel`. */
// @__NO_SIDE_EFFECTS__
export const linux = (unit: Unit, rhel: Partial<Unit> = {}): BySystem => ({
  debian: systemd(unit),
  rhel: systemd({ ...unit, ...rhel }),
});

/** A package of Debian only. */
// @__NO_SIDE_EFFECTS__
export const debian = (unit: Unit): BySystem => ({ debian: systemd(unit) });

const systemd = ({ log, test, service }: Unit): OnSystem => ({
  log,
  ...(test === undefined ? {} : { test: `sudo ${test}` }),
  restart: `sudo systemctl restart ${service}`,
});

/** A container; its log is its output. */
// @__NO_SIDE_EFFECTS__
export const docker = (test?: string, log: readonly string[] = ['docker logs --tail 50 your-container']): BySystem => ({
  docker: {
    log,
    ...(test === undefined ? {} : { test: `docker exec your-container ${test}` }),
    restart: 'docker restart your-container',
  },
});

/** A deployment in Kubernetes. */
// @__NO_SIDE_EFFECTS__
export const kubernetes = (namespace: string, deployment: string, test?: string): BySystem => ({
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

/** The last lines of a file. */
// @__NO_SIDE_EFFECTS__
export const tail = (file: string): string => `sudo tail -n 50 ${file}`;

/** The last lines of a unit's journal. */
// @__NO_SIDE_EFFECTS__
export const journal = (service: string): string => `sudo journalctl -u ${service} -n 50 --no-pager`;

/** One line to search for. */
// @__NO_SIDE_EFFECTS__
export const line = (means: LogMeaning, text: string): LogLine => ({ text, means });
