/** Detects user activity, so that the page is not reloaded while it is in use. */

/**
 * Reports changes of activity. Typed input would be lost on a reload, so it counts for good; use of the panel counts only while it has the
 * focus.
 */
export function watchUserActivity(report: (busy: boolean) => void): void {
  let typed = false;
  let inPanel = false;
  const changed = (next: { typed?: boolean; inPanel?: boolean }): void => {
    const before = typed || inPanel;
    typed = next.typed ?? typed;
    inPanel = next.inPanel ?? inPanel;
    if (before !== (typed || inPanel)) report(!before);
  };
  const isOurs = (event: Event): boolean => event.target instanceof Element && event.target.localName === 'comeback-panel';
  addEventListener('input', (event) => !isOurs(event) && changed({ typed: true }), { capture: true });
  addEventListener('focusin', (event) => changed({ inPanel: isOurs(event) }), { capture: true });
  addEventListener('focusout', (event) => isOurs(event) && changed({ inPanel: false }), { capture: true });
}
