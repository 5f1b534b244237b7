/** A cookie as the browser lists it. */
import type { Cookie } from '../src/core/site-data/cookies.ts';

/** A host-only session cookie of shop.test, with these parts of its own. */
export const aCookie = (its: Partial<Cookie> = {}): Cookie => ({
  name: 'id',
  value: 'v',
  domain: 'shop.test',
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: false,
  sameSite: 'lax',
  session: true,
  storeId: '0',
  ...its,
});
