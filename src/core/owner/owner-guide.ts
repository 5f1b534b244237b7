/** What the owner of a failing site can do about it: commands by the server in front and by the system it runs on. */
import { appsOn, type AppCommand } from './apps.ts';
import { firewallsOn, type Pause } from './firewalls.ts';
import type { LogLine, OnSystem } from './server.ts';
import { SERVERS } from './servers.ts';
import { SERVICES, type Service } from './services.ts';
import type { System } from './systems.ts';

export interface OwnerGuide {
  /** The web server the commands are for; absent where a platform runs the site. */
  readonly server?: string;
  /** The systems this server is at home on; none where there is nothing to choose. */
  readonly systems: readonly System[];
  readonly system?: System;
  /** What stands in front and is rented, if that is what answered. */
  readonly service?: Service;
  readonly logs: readonly string[];
  readonly lines: readonly LogLine[];
  readonly tests: readonly string[];
  readonly apps: readonly AppCommand[];
  readonly restarts: readonly string[];
  readonly firewalls: readonly Pause[];
}

/** Whom the owner chose to read about; what is left out is guessed from the diagnosis. */
export interface OwnerChoice {
  readonly server?: string;
  readonly system?: System;
}

/** The servers one can choose from, as ids of the gateway table. */
export const serverIds: readonly string[] = SERVERS.map(({ id }) => id);

/** The commands for what made this error and, where that is somebody's service, for the server behind it. */
export function ownerGuide(gateway: string, relays: readonly string[], choice: OwnerChoice = {}): OwnerGuide {
  const service = SERVICES.find(({ id }) => id === gateway);
  if (service?.kind === 'platform' && choice.server === undefined)
    return {
      systems: [],
      service,
      logs: service.look,
      lines: service.lines ?? [],
      tests: [],
      apps: [],
      restarts: service.restart ?? [],
      firewalls: [],
    };
  const server =
    [choice.server, gateway, ...relays, 'nginx'].map((id) => SERVERS.find((each) => each.id === id)).find(Boolean) ?? SERVERS[0]!;
  const systems = Object.keys(server.on) as System[];
  const system = systems.find((each) => each === choice.system) ?? systems[0]!;
  const { log, test, restart } = server.on[system] as OnSystem;
  return {
    server: server.id,
    systems,
    system,
    ...(service ? { service } : {}),
    logs: log,
    lines: server.lines,
    tests: test === undefined ? [] : [test],
    apps: appsOn(system),
    // A wrong configuration would turn a short failure into a long one.
    restarts: test === undefined || system === 'windows' ? [restart] : [`${test} && ${restart}`],
    firewalls: firewallsOn(system),
  };
}
