const LONGEST_QUOTE = 160;

/** Untrusted text for quoting: one line of at most 160 UTF-16 code units, no control or bidi characters, well-formed. */
export const clip = (text: string): string =>
  text
    .slice(0, LONGEST_QUOTE)
    // oxlint-disable-next-line no-control-regex -- control characters are what this removes
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, ' ')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .trim();
