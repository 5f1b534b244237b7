/** Work that a listener begins: the browser waits for no answer, so a failure goes no further than the console. */
export function unanswered(work: Promise<unknown>): void {
  work.catch((error: unknown) => console.warn('Comeback could not handle an event', error));
}
