import { BOT_CHALLENGES } from '../gateways/bot-protection.ts';
import type { ResponseSnapshot } from '../gateways/fingerprint.ts';
import { clip } from '../http/clip.ts';
import type { Evidence } from './evidence.ts';

/** The challenge this page is, if it is one: a check for bots that then lets the visitor through, so no failure. */
export function readChallenge(snapshot: ResponseSnapshot): Evidence | undefined {
  for (const { id, challenges = [] } of BOT_CHALLENGES) {
    for (const sees of challenges) {
      const text = sees(snapshot);
      if (text !== undefined) return { sign: 'challenge', by: id, text: clip(text) };
    }
  }
  const { title, elements } = snapshot.page;
  if (!isCheckTitle(title) || !elements.some((part) => part.name === 'script')) return undefined;
  return { sign: 'challenge', by: 'unknown', text: clip(title) };
}

/** The title of most home-made challenges; a script on the page does the check. */
const isCheckTitle = (title: string): boolean =>
  title.length < 120 &&
  /^(?:checking your browser|ddos protection|security check|verifying (?:your browser|you are human)|making sure you['’]re not a bot)/i.test(
    title,
  );
