/** What the owner of a failing site can do: commands by server and by the system it runs on. */
import { SERVERS, SERVICES } from '../gateways/all.ts';
import type { LogLine, OnSystem, RentedService, System } from '../gateways/owner-commands.ts';
import { appsOn, type AppCommand } from './apps.ts';
import { firewallsOn, type Pause } from './firewalls.ts';

export interface OwnerGuide {
  /** The id of the server the commands are for; absent where a platform runs the site. */
  readonly server?: string;
  /** The systems this server runs on, likeliest first; none where there is nothing to choose. */
  readonly systems: readonly System[];
  readonly system?: System;
  /** The rented service that answered, if one did. */
  readonly service?: RentedService;
  readonly logs: readonly string[];
  readonly lines: readonly LogLine[];
  readonly tests: readonly string[];
  readonly apps: readonly AppCommand[];
  readonly restarts: readonly string[];
  readonly firewalls: readonly Pause[];
}

/** The owner's choice; missing parts follow from the diagnosis. */
export interface OwnerChoice {
  readonly server?: string;
  readonly system?: System;
}

/** The ids of the servers to choose from, in the order offered. */
export const serverIds: readonly string[] = SERVERS.map(({ id }) => id);

/** The commands for the gateway of this error and, where that is a rented service, for the server behind it: nginx unless one is known. */
export function ownerGuide(gateway: string, relays: readonly string[], choice: OwnerChoice = {}): OwnerGuide {
  const service = SERVICES.find(({ id }) => id === gateway);
  if (service?.kind === 'platform' && choice.server === undefined)
    return {
      systems: [],
      service,
      logs: service.logs,
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
    // Tested first: a restart with a broken configuration turns a short failure into a long one.
    restarts: test === undefined || system === 'windows' ? [restart] : [`${test} && ${restart}`],
    firewalls: firewallsOn(system),
  };
}
