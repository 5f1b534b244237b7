/** What this browser lets us offer. */

/** What this browser lets us offer. */
export interface Capabilities {
  /** Clear one site's cached files, and its saved data from outside its page, and no other site's. */
  readonly clearOneCache: boolean;
  /** Open a private window without having been let into them. */
  readonly openPrivately: boolean;
  /** Switch other extensions off and on. */
  readonly switchExtensions: boolean;
  /** An answer that cannot be shown is asked for again by the browser itself. */
  readonly repeatsUnshowable: boolean;
}
