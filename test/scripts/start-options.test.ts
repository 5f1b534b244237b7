import { describe, expect, it } from 'vitest';
import { startOptions, usage } from '../../scripts/open/start-options.mjs';

describe('npm start', () => {
  it.each([
    ['opens a window where there is a display', [], true, { browser: 'chromium', windowless: false, shots: undefined }],
    ['goes round without one, and writes no picture', [], false, { browser: 'chromium', windowless: true, shots: undefined }],
    ['does so when asked', ['--headless'], true, { browser: 'chromium', windowless: true, shots: undefined }],
    ['opens Firefox by name', ['--browser', 'firefox'], true, { browser: 'firefox', windowless: false, shots: undefined }],
    ['writes the README’s pictures when asked', ['--screenshots'], true, { windowless: true, shots: 'docs/screenshots' }],
    ['keeps Firefox’s pictures apart', ['--screenshots', '--browser', 'firefox'], false, { shots: 'docs/screenshots/firefox' }],
    ['writes them elsewhere when told where', ['--screenshots', '--shots', 'elsewhere'], false, { shots: 'elsewhere' }],
    ['answers a question', ['--help'], true, { help: true }],
  ])('%s', (_, args, hasDisplay, expected) => expect(startOptions(args, hasDisplay)).toMatchObject(expected));

  it.each([[['--browser', 'lynx']], [['--pictures']], [['extra']]])('%j is refused', (args) =>
    expect(() => startOptions(args, true)).toThrow(),
  );

  it('says every option it takes', () => {
    for (const option of ['browser', 'headless', 'screenshots', 'shots']) expect(usage).toContain(`--${option} `);
  });
});
