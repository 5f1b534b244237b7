/** A real gateway program, and how to make it fail. */

/** The ports of the backends on this machine. */
export interface Backends {
  /** Nothing ever listens here. */
  readonly dead: number;
  /** Waits, then closes the connection without a response. */
  readonly slow: number;
  /** Accepts a request and never responds. */
  readonly hanging: number;
  /** Responds, but not in HTTP. */
  readonly garbage: number;
  /** Starts an HTTP response, and continues with something else. */
  readonly broken: number;
  /** Serves the healthy page and the redirect, for gateways that serve no pages of their own. */
  readonly healthy: number;
}

/** The settings of a gateway: where to listen, its backends, and where it may write. */
export interface Surroundings {
  readonly folder: string;
  readonly port: number;
  readonly backends: Backends;
  /** Its timeout for a backend that hangs. */
  readonly patienceSeconds: number;
  readonly asRoot: boolean;
}

export interface GatewayProgram {
  /** Its id in the diagnosis. */
  readonly name: string;
  readonly debianPackage: string;
  /** Where its program may be. */
  readonly programs: readonly string[];
  /** The files it needs, by name. */
  files(around: Surroundings): Readonly<Record<string, string>>;
  /** How to start it in the foreground. */
  args(around: Surroundings): readonly string[];
}

/** The same paths on every gateway; the last four fail with its stock configuration, without a page of the site's own. */
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

/** A healthy page, with links to the failing ones. */
export const healthyPage = `<!doctype html><html lang=en><meta charset=utf-8><title>All is well</title><h1>All is well</h1><a id=link href=${paths.failing}>On</a><form id=form method=post action=${paths.failing}><input name=amount value=1><button>Send</button></form></html>`;
