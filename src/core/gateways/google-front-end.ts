import { fingerprint, html, text } from './fingerprint.ts';
import type { Intermediary } from './intermediary.ts';
import { platform } from './owner-commands.ts';

export const googleFrontEnd: Intermediary = { id: 'google-front-end', name: 'Google Front End', kind: 'cdn' };

/** Google's frame, of its front end as of its load balancer. */
export const GOOGLE_FRAME = '<title>{s} Server Error</title><h1>Error: Server Error</h1><h2>*<p>Please try again in 30 seconds.</h2>**';

export const googleFrontEndFingerprint = fingerprint(googleFrontEnd, {
  serverPrefixes: ['gfe', 'google frontend', 'gws'],
  serverHeader: 'rewrites',
  pages: [
    html('<title>Error {s} (Server Error)!!1</title>**', { when: ({ page }) => page.text.includes("That's an error.") }),
    html(GOOGLE_FRAME, { when: ({ headers }) => /^google frontend$/i.test(headers.first('server') ?? '') }),
    html(
      '<title>{s} Server Error</title><h1>Error: Server Error</h1><h2>The service you requested is not available yet.<p>Please try again in 30 seconds.</h2>**',
    ),
    text("{s}. That's an error. **", { when: ({ page }) => page.text.endsWith("That's all we know.") }),
  ],
  // It runs the site too: Cloud Run, App Engine.
  usualFault: 'cdn',
});

export const googleFrontEndOwner = platform(googleFrontEnd, {
  status: 'https://status.cloud.google.com/',
  logs: ['gcloud run services logs read your-service --limit=50', 'gcloud app logs read --limit=50'],
});
