/** Runs a listener's work that nothing waits for; a failure is only logged to the console. */
export function unanswered(work: Promise<unknown>): void {
  work.catch((error: unknown) => console.warn('Comeback could not handle an event', error));
}
