import { describe, expect, it } from 'vitest';
import { startOptions, usage } from '../../scripts/open/start-options.mjs';

describe('npm start', () => {
  it.each([
    ['opens a window where there is a display', [], true, { browser: 'chromium', windowless: false, shots: undefined }],
    ['runs the tour without one, and writes no picture', [], false, { browser: 'chromium', windowless: true, shots: undefined }],
    ['runs the tour when asked', ['--headless'], true, { browser: 'chromium', windowless: true, shots: undefined }],
    ['opens Firefox by name', ['--browser', 'firefox'], true, { browser: 'firefox', windowless: false, shots: undefined }],
    ['writes the README’s pictures when asked', ['--screenshots'], true, { windowless: true, shots: 'docs/screenshots' }],
    ['keeps Firefox’s pictures apart', ['--screenshots', '--browser', 'firefox'], false, { shots: 'docs/screenshots/firefox' }],
    ['writes them to another folder when asked', ['--screenshots', '--shots', 'elsewhere'], false, { shots: 'elsewhere' }],
    ['shows its help', ['--help'], true, { help: true }],
  ])('%s', (_, args, hasDisplay, expected) => expect(startOptions(args, hasDisplay)).toMatchObject(expected));

  it.each([[['--browser', 'lynx']], [['--pictures']], [['extra']]])('%j is rejected', (args) =>
    expect(() => startOptions(args, true)).toThrow(),
  );

  it('lists every option in its help', () => {
    for (const option of ['browser', 'headless', 'screenshots', 'shots']) expect(usage).toContain(`--${option} `);
  });
});
