/** How much of a response is read. Real responses stay far below these limits; the excess of a hostile one is ignored. */

export const mostHeaders = 300;

/** In UTF-16 code units, like every length here. */
export const longestHeaderName = 200;
export const longestHeaderValue = 8_192;

/** The start of a page that is read, in UTF-16 code units: several times the longest stock error page. */
export const longestBody = 65_536;
