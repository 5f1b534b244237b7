/** Runs in the page, if the page allows scripts. */

/** Self-contained, for `scripting.executeScript({ func })`: true wherever it runs. */
export const allowsScripts = (): true => true;
