/** What the popup's page allows in both browsers, given the one thing only a browser can do: show it for a while. */
import type { PopupLook } from './browser.ts';
import { until } from './deadline.ts';

/** Opens the popup's page, looks at it until it is good or time is up, and closes it again. */
export type ShowPopup = (milliseconds: number, good: (seen: PopupLook) => boolean) => Promise<PopupLook>;

/** So long it may take to learn what there is to show. */
const drawsWithin = 10_000;
/** A panel that comes while the popup is open is there by then. */
const followsWithin = 500;

export const drawnPopup = (show: ShowPopup): Promise<PopupLook> => show(drawsWithin, ({ drawn }) => drawn);

/** Opens it again and again, as what was not known at one opening may be known at the next. */
export async function popupWithPanel(show: ShowPopup, timeoutMs: number): Promise<PopupLook | null> {
  const once = (): Promise<PopupLook> => {
    let drawnAt: number | undefined;
    return show(drawsWithin, ({ panel, drawn }) => {
      if (drawn) drawnAt ??= Date.now();
      return panel !== null || (drawnAt !== undefined && Date.now() - drawnAt > followsWithin);
    });
  };
  const seen = await until(timeoutMs, once, ({ panel }) => panel !== null);
  return seen.panel ? seen : null;
}
