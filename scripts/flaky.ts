/** Serves the built-in failing site for manual use: `npm run flaky -- --port 8502`. */
import { parseArgs } from 'node:util';
import { startSite } from '../test/site/site.ts';

const usualPort = 8502;

const { values } = parseArgs({ options: { port: { type: 'string' } } });
const port = values.port === undefined ? usualPort : Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port wants a number from 0 to 65535, not «${values.port}».`);
  process.exit(2);
}
try {
  const site = await startSite({ port });
  console.log(`A site that fails as told: ${site.origin}/  (Ctrl-C ends it)`);
} catch (error) {
  const busy = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  console.error(busy ? `Port ${port} is taken; choose another with --port.` : String(error));
  process.exit(1);
}
