/** The actions a user can choose in a panel: steps, and the other controls. */
export const actions = [
  'retry',
  'clear-cache',
  'clear-cookies',
  'undo',
  'extensions',
  'restore-extensions',
  // After the extension test: leave the culprits disabled, or enable them (again).
  'leave-off',
  'keep-on',
  // The manual test: none of the suspects is the cause.
  'test-bad',
  'private-window',
  'other-device',
  'router',
  'other-network',
  'archive',
  'watch',
  'post-open',
  // Opens the address a form was submitted to, without the form data.
  'post-address',
  'stop',
  'dismiss',
  'mute-site',
  'hide-hour',
  'collapse',
  'expand',
  'works-there',
  'fails-there',
  'load-page',
  'options',
  // Opens the full guide, a page of the extension.
  'guide',
] as const;

export type Action = (typeof actions)[number];
