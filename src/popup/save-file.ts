/** Gives the person a file to keep. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has begun once the click is over; a minute is more than any disk needs.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
