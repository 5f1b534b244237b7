/** What a person can choose. */

/** What a person can choose in a panel: steps, and the controls around them. */
export type Action =
  | 'retry'
  | 'clear-cache'
  | 'clear-cookies'
  | 'undo'
  | 'extensions'
  | 'restore-extensions'
  /** What the extension test found: leave it off, or keep it on (again). */
  | 'leave-off'
  /** The test by hand: none of the suspects is the cause. */
  | 'test-bad'
  | 'keep-on'
  | 'private-window'
  | 'other-device'
  | 'router'
  | 'other-network'
  | 'archive'
  | 'watch'
  | 'post-open'
  /** The address a form was sent to, opened without the form. */
  | 'post-address'
  | 'stop'
  | 'dismiss'
  | 'mute-site'
  | 'hide-hour'
  | 'collapse'
  | 'expand'
  | 'works-there'
  | 'fails-there'
  | 'load-page'
  | 'options'
  /** The whole guide, on a page of ours. */
  | 'guide';
