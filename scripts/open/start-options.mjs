/** Parses the options of `npm start`. The work tree changes only if a folder for screenshots is given, or the README's are requested. */
import { parseArgs } from 'node:util';

export const usage = `npm start -- [--browser chromium|firefox] [--headless] [--screenshots] [--shots FOLDER]

  --browser      which one to open; chromium if not given
  --headless     no window: visit every situation and print what the extension did.
                 The usual thing where there is no display.
  --screenshots  without a window, and write the README's pictures anew, in docs/screenshots
  --shots        without a window, and write the pictures into this folder`;

const browsers = ['chromium', 'firefox'];

/**
 * The parsed options; throws for an unknown one. With `--help`, only `help` is set.
 *
 * @param {readonly string[]} args
 * @param {boolean} hasDisplay
 * @returns {{ help: true } | { help: false, browser: string, windowless: boolean, shots: string | undefined }}
 */
export function startOptions(args, hasDisplay) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      browser: { type: 'string', default: 'chromium' },
      headless: { type: 'boolean', default: false },
      screenshots: { type: 'boolean', default: false },
      shots: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return { help: true };
  const { browser, headless, screenshots } = values;
  if (!browsers.includes(browser)) throw new Error(`--browser is chromium or firefox, not «${browser}».`);
  const shots = values.shots ?? (screenshots ? pictures(browser) : undefined);
  return { help: false, browser, windowless: headless || shots !== undefined || !hasDisplay, shots };
}

/** The README shows the screenshots of Chromium. */
const pictures = (browser) => (browser === 'chromium' ? 'docs/screenshots' : `docs/screenshots/${browser}`);
