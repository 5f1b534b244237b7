/** Saves a file to the downloads. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has started by then, even on a slow disk.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
