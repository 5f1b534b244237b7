/** Whether the person is in the middle of something here, so that the page is not taken from under their hands. */

/** What they typed would be lost with the page, for good; what they do in the panel only while they are in it. */
export function watchUserActivity(tell: (busy: boolean) => void): void {
  let typed = false;
  let inPanel = false;
  const changed = (next: { typed?: boolean; inPanel?: boolean }): void => {
    const before = typed || inPanel;
    typed = next.typed ?? typed;
    inPanel = next.inPanel ?? inPanel;
    if (before !== (typed || inPanel)) tell(!before);
  };
  const isOurs = (event: Event): boolean => event.target instanceof Element && event.target.localName === 'comeback-panel';
  addEventListener('input', (event) => !isOurs(event) && changed({ typed: true }), { capture: true });
  addEventListener('focusin', (event) => changed({ inPanel: isOurs(event) }), { capture: true });
  addEventListener('focusout', (event) => isOurs(event) && changed({ inPanel: false }), { capture: true });
}
