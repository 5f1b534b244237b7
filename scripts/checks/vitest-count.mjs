/** Counts the results of a vitest run from its JSON report. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * The counts of a run. A run that failed without a failing test (a file that does not load, an error outside a test) counts as one failure.
 * @param {string | undefined} report the JSON text; undefined if there is none
 * @param {number} code vitest's exit code
 * @returns {Count}
 */
export function countOf(report, code) {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = report === undefined ? {} : JSON.parse(report);
  const unexplained = code !== 0 && numFailedTests === 0;
  const empty = code === 0 && numPassedTests === 0;
  return { passed: numPassedTests, failed: unexplained || empty ? 1 : numFailedTests, skipped: numPendingTests + numTodoTests };
}

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function sumOf(counts) {
  return counts.reduce(
    (sum, { passed, failed, skipped }) => ({ passed: sum.passed + passed, failed: sum.failed + failed, skipped: sum.skipped + skipped }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * The summary line of a run: `12 passed, 0 failed`, plus the skipped tests if there are any.
 * @param {Count} count
 * @returns {string}
 */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
