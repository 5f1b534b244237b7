import { describe, expect, it } from 'vitest';
import { lintFaults } from '../../scripts/checks/addon-lint.mjs';
import { manifestFaults, orphansOf } from '../../scripts/checks/manifest.mjs';
import { countOf, lastLine, sumOf } from '../../scripts/checks/vitest-count.mjs';

describe('the count of a test run', () => {
  const report = (passed: number, failed: number, pending = 0) =>
    JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: pending, numTodoTests: 0 });

  it.each([
    ['is what the report says', report(5, 0, 1), 0, { passed: 5, failed: 0, skipped: 1 }],
    ['names the tests that failed', report(5, 2), 1, { passed: 5, failed: 2, skipped: 0 }],
    ['has one failure when a file does not load', report(5, 0), 1, { passed: 5, failed: 1, skipped: 0 }],
    ['has one failure when there is no report', undefined, 1, { passed: 0, failed: 1, skipped: 0 }],
    ['has one failure when nothing was tested', report(0, 0), 0, { passed: 0, failed: 1, skipped: 0 }],
  ])('%s', (_name, text, code, expected) => expect(countOf(text, code)).toEqual(expected));

  it('ends in one line that names skipped tests only when there are some', () => {
    const sum = sumOf([
      { passed: 3, failed: 0, skipped: 0 },
      { passed: 1, failed: 1, skipped: 0 },
    ]);
    expect(lastLine(sum)).toBe('4 passed, 1 failed');
    expect(lastLine({ passed: 4, failed: 0, skipped: 2 })).toBe('4 passed, 0 failed, 2 skipped');
  });
});

describe('the add-on lint', () => {
  const preact = {
    _type: 'warning',
    code: 'UNSAFE_VAR_ASSIGNMENT',
    message: 'Unsafe assignment to innerHTML',
    description: '',
    file: 'code/a.js',
    line: 1,
  };
  const report = (warnings: readonly object[], errors: readonly object[] = []) => JSON.stringify({ errors, warnings, notices: [] });

  it('allows the two warnings that preact causes', () => expect(lintFaults(report([preact, preact]))).toEqual([]));
  it('rejects a third', () => expect(lintFaults(report([preact, preact, preact]))).toHaveLength(1));
  it('rejects every other warning and every error', () => {
    expect(lintFaults(report([{ ...preact, code: 'DANGEROUS_EVAL' }], [{ ...preact, _type: 'error' }]))).toHaveLength(2);
  });
});

describe('a built manifest', () => {
  const common = {
    manifest_version: 3,
    version: '1.2.3',
    permissions: ['webRequest', 'webNavigation', 'scripting', 'storage', 'alarms', 'cookies'],
    optional_permissions: ['management', 'notifications'],
    host_permissions: ['http://*/*', 'https://*/*'],
    action: { default_popup: 'popup.html' },
  };
  const chrome = { ...common, permissions: [...common.permissions, 'browsingData'], background: { service_worker: 'worker.js' } };
  const gecko = { id: 'comeback@comeback.dev', strict_min_version: '142.0', data_collection_permissions: { required: ['none'] } };
  const firefox = {
    ...common,
    background: { scripts: ['worker.js'] },
    content_security_policy: { extension_pages: "script-src 'self'" },
    browser_specific_settings: { gecko },
  };

  it('is accepted as built, for either browser', () => {
    expect(manifestFaults(chrome, 'chrome', '1.2.3')).toEqual([]);
    expect(manifestFaults(firefox, 'firefox', '1.2.3')).toEqual([]);
  });

  it.each([
    ['reaches into healthy pages', { content_scripts: [] }],
    ['can be detected by a page', { web_accessible_resources: [] }],
    ['asks for one permission more', { permissions: [...common.permissions, 'tabs'] }],
    ['has another version than the package', { version: '9.9.9' }],
    ['has no popup', { action: {} }],
  ])('is rejected if it %s', (_name, change) => expect(manifestFaults({ ...chrome, ...change }, 'chrome', '1.2.3')).toHaveLength(1));

  it('is rejected for Firefox if its pages would upgrade requests to http: sites', () => {
    expect(manifestFaults({ ...firefox, content_security_policy: undefined }, 'firefox', '1.2.3')).toHaveLength(1);
  });
});

describe('a build', () => {
  it('has no script that no other file names', () => {
    const files = new Map([
      ['manifest.json', '{"background":{"service_worker":"code/worker.js"}}'],
      ['code/worker.js', 'import "./shared.js"'],
      ['code/shared.js', ''],
      ['code/left.js', '// left.js'],
    ]);
    expect(orphansOf(files)).toEqual(['code/left.js']);
  });
});
