/** A real gateway program, and how to make it fail. */

/** Who listens behind a gateway, by port on this machine. */
export interface Backends {
  /** Nothing ever listens here. */
  readonly dead: number;
  /** Takes his time, and hangs up without a word. */
  readonly slow: number;
  /** Takes a request and never says anything. */
  readonly hanging: number;
  /** Answers, but not in HTTP. */
  readonly garbage: number;
  /** Begins in HTTP, and breaks off into something else. */
  readonly broken: number;
  /** Answers the healthy page and the redirect, for gateways that serve no pages of their own. */
  readonly well: number;
}

/** What a gateway is told: where to listen, what is behind it, and where it may write. */
export interface Surroundings {
  readonly folder: string;
  readonly port: number;
  readonly backends: Backends;
  /** How long it waits for a backend that hangs. */
  readonly patienceSeconds: number;
  readonly asRoot: boolean;
}

export interface GatewayProgram {
  /** The id the diagnosis gives it. */
  readonly name: string;
  readonly debianPackage: string;
  /** Where its program may be. */
  readonly programs: readonly string[];
  /** The files it needs, by name. */
  files(around: Surroundings): Readonly<Record<string, string>>;
  /** How to start it in the foreground. */
  args(around: Surroundings): readonly string[];
}

/** The same paths on every gateway; the last four fail as its makers left it, with no page of the site's own. */
export const paths = {
  failing: '/down',
  slow: '/slow',
  redirect: '/moved',
  empty: '/empty',
  healthy: '/healthy',
  dead: '/dead',
  hanging: '/hangs',
  garbage: '/garbage',
  broken: '/broken',
} as const;

/** A page that is well, with ways to the ones that are not. */
export const healthyPage = `<!doctype html><html lang=en><meta charset=utf-8><title>All is well</title><h1>All is well</h1><a id=link href=${paths.failing}>On</a><form id=form method=post action=${paths.failing}><input name=amount value=1><button>Send</button></form></html>`;
