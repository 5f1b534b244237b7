/** How much of a response is read. Real ones stay far below; the rest of a hostile one is ignored. */

export const mostHeaders = 300;

/** In UTF-16 code units, as every length here. */
export const longestHeaderName = 200;
export const longestHeaderValue = 8_192;

/** Of a page, in UTF-16 code units. Every stock error page fits several times. */
export const longestBody = 65_536;
