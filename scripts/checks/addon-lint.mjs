/** Evaluates Mozilla's linter on the Firefox build: only the findings in preact are allowed. */

// preact sets innerHTML for `dangerouslySetInnerHTML` in two places; this code base does not use it.
const known = { code: 'UNSAFE_VAR_ASSIGNMENT', word: 'innerHTML', times: 2 };

/**
 * The problems in a linter report, one line each; empty if there are none.
 * @param {string} report the output of `addons-linter --output json`
 * @returns {string[]}
 */
export function lintFaults(report) {
  const { errors, warnings, notices } = JSON.parse(report);
  const isKnown = ({ code, message, description }) => code === known.code && `${message} ${description}`.includes(known.word);
  const expected = warnings.filter(isKnown);
  const found = [...errors, ...warnings.filter((each) => !isKnown(each)), ...notices, ...expected.slice(known.times)];
  return found.map(
    ({ _type, code, message, file, line }) => `${_type ?? 'finding'} ${code}: ${message}${file ? ` (${file}:${line ?? '?'})` : ''}`,
  );
}
