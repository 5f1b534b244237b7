/**
 * Visits every situation in a headless browser and prints a line for each; takes screenshots with `--shots`. Exits with 1 if anything is
 * not as expected.
 */
import { parseArgs } from 'node:util';
import { startSite } from '../../test/site/site.ts';
import { situations } from '../../test/site/situations.ts';
import { browserNamed, closeOnSignals, openBrowser } from './own-browser.ts';
import { takeScreenshots } from './screenshots.ts';
import { differences, lineOf } from './tour-result.ts';
import { hosts, visit, wantedOf } from './visit.ts';

// `--only /502` visits a single situation, for work on that one.
const { values } = parseArgs({ options: { browser: { type: 'string' }, shots: { type: 'string' }, only: { type: 'string' } } });
const name = browserNamed(values.browser);
const toVisit = situations.filter(({ path }) => values.only === undefined || path === values.only);
closeOnSignals();

const site = await startSite({ port: 8502 }).catch(() => startSite());
const browser = await openBrowser(name, { hosts });
console.log(`${name}, without a window, on ${site.origin}/`);
let different = 0;
for (const situation of toVisit) {
  const wanted = wantedOf(situation, browser, site);
  const seen = await visit(situation, browser, site).catch((error: unknown) => String(error));
  if (typeof seen === 'string') console.log(`✗ ${situation.path}: ${seen}`);
  else console.log(lineOf(situation.path, wanted, seen));
  if (typeof seen === 'string' || differences(wanted, seen).length > 0) different += 1;
}
await browser.close();

if (values.shots !== undefined) {
  try {
    for (const file of await takeScreenshots(name, site, values.shots)) console.log(`written: ${file}`);
  } catch (error) {
    console.log(`✗ screenshots: ${String(error)}`);
    different += 1;
  }
}
await site.close();
console.log(different === 0 ? `All ${toVisit.length} situations as expected.` : `${different} not as expected.`);
process.exit(different === 0 ? 0 : 1);
