/** A real gateway program, and how to make it fail. */

/** What a gateway is told: where to listen, what is behind it, and where it may write. */
export interface Surroundings {
  readonly folder: string;
  readonly port: number;
  /** Nothing ever listens here. */
  readonly deadPort: number;
  /** Somebody listens here, takes his time, and hangs up without a word. */
  readonly slowPort: number;
  readonly asRoot: boolean;
}

export interface GatewayProgram {
  /** The id the diagnosis gives it. */
  readonly name: string;
  readonly debianPackage: string;
  /** Where its program may be. */
  readonly programs: readonly string[];
  /** Its status for a backend that is not there. */
  readonly status: number;
  /** The files it needs, by name. */
  files(around: Surroundings): Readonly<Record<string, string>>;
  /** How to start it in the foreground. */
  args(around: Surroundings): readonly string[];
}

/** The same paths on every gateway. */
export const paths = { failing: '/down', slow: '/slow', redirect: '/moved', empty: '/empty', healthy: '/healthy' } as const;

/** A page that is well, with ways to the ones that are not. */
export const healthyPage = `<!doctype html><html lang=en><meta charset=utf-8><title>All is well</title><h1>All is well</h1><a id=link href=${paths.failing}>On</a><form id=form method=post action=${paths.failing}><input name=amount value=1><button>Send</button></form></html>`;
