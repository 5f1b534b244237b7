/** The capabilities in which browsers differ. */
export interface Capabilities {
  /** Can clear one site's cached files, and its saved data from outside its page, without touching another site's. */
  readonly clearOneCache: boolean;
  /** Can open a private window without being allowed to run in private windows. */
  readonly openPrivately: boolean;
  /** Can disable and enable other extensions. */
  readonly switchExtensions: boolean;
  /** The browser retries a request itself if it cannot show the response. */
  readonly repeatsUnshowable: boolean;
}

/** The capabilities of a browser. Chrome has all four, Firefox none; docs/browser-facts.md gives the reasons. */
export const capabilitiesOf = (browser: 'chrome' | 'firefox'): Capabilities => {
  const isChrome = browser === 'chrome';
  return { clearOneCache: isChrome, openPrivately: isChrome, switchExtensions: isChrome, repeatsUnshowable: isChrome };
};
