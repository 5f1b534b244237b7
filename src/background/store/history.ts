/** The history in `storage.local`, read and written only here. */
import browser from 'webextension-polyfill';
import { remember, type PastIncident } from '../../core/history/history.ts';
import { historyFrom } from '../../core/persistence/persistent.ts';
import { tellPopup } from '../browser/popup.ts';

/** Past incidents, newest first. */
export async function readHistory(): Promise<readonly PastIncident[]> {
  const { history } = await browser.storage.local.get('history');
  return historyFrom(history);
}

async function write(history: readonly PastIncident[]): Promise<void> {
  await browser.storage.local.set({ history });
  tellPopup();
}

export const record = async (incident: PastIncident): Promise<void> => write(remember(await readHistory(), incident, Date.now()));

export const clearHistory = (): Promise<void> => write([]);

/** Marks the incidents that are still open, except these, as left. */
export async function closeOpenRecords(exceptIds: readonly string[]): Promise<void> {
  const past = await readHistory();
  const isOver = ({ id, outcome }: PastIncident): boolean => outcome === 'open' && !exceptIds.includes(id);
  if (past.some(isOver)) await write(past.map((one) => (isOver(one) ? { ...one, outcome: 'left' } : one)));
}
