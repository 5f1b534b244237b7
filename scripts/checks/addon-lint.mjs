/** Mozilla's own check of the Firefox build: nothing may be found but what preact brings along. */

// preact sets innerHTML for `dangerouslySetInnerHTML`, in two places; nothing of ours uses it.
const known = { code: 'UNSAFE_VAR_ASSIGNMENT', word: 'innerHTML', times: 2 };

/**
 * What is wrong with a linter's report: a line each, none if all is well.
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
