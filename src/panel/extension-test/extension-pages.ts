/** The browsers' own pages that list the extensions. */

/** The page by the reason why the test is manual. No page can link to these addresses, so the user has to type or paste them. */
export const extensionPages = { browser: 'about:addons', 'not-allowed': 'chrome://extensions' } as const;
