/** What this browser allows. */
export interface Capabilities {
  /** Clear the cached files of one site, and its saved data from outside its page, without touching another site's. */
  readonly clearOneCache: boolean;
  /** Open a private window without having been allowed into them. */
  readonly openPrivately: boolean;
  /** Switch other extensions off and on. */
  readonly switchExtensions: boolean;
  /** The browser itself repeats a request whose response it cannot show. */
  readonly repeatsUnshowable: boolean;
}

/** The two browsers differ in all four: Firefox allows none of them. The reasons are in docs/browser-facts.md. */
export const capabilitiesOf = (browser: 'chrome' | 'firefox'): Capabilities => {
  const isChrome = browser === 'chrome';
  return { clearOneCache: isChrome, openPrivately: isChrome, switchExtensions: isChrome, repeatsUnshowable: isChrome };
};
