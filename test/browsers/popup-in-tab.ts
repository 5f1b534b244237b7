/** Reading the popup's page in both browsers, given the browser-specific function that shows it for a while. */
import type { PopupState } from './browser.ts';
import { until } from './deadline.ts';

/** Opens the popup's page, reads it until it is good or the time is up, and closes it again. */
export type ShowPopup = (milliseconds: number, good: (seen: PopupState) => boolean) => Promise<PopupState>;

/** How long it may take to receive its view. */
const drawsWithin = 10_000;
/** A panel that appears while the popup is open has appeared by then. */
const followsWithin = 500;

export const drawnPopup = (show: ShowPopup): Promise<PopupState> => show(drawsWithin, ({ drawn }) => drawn);

/** Opens it repeatedly, as a failure unknown at one opening may be known at the next. */
export async function popupWithPanel(show: ShowPopup, timeoutMs: number): Promise<PopupState | null> {
  const once = (): Promise<PopupState> => {
    let drawnAt: number | undefined;
    return show(drawsWithin, ({ panel, drawn }) => {
      if (drawn) drawnAt ??= Date.now();
      return panel !== null || (drawnAt !== undefined && Date.now() - drawnAt > followsWithin);
    });
  };
  const seen = await until(timeoutMs, once, ({ panel }) => panel !== null);
  return seen.panel ? seen : null;
}
