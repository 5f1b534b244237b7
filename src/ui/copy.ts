/** Copies text; works on insecure pages too, which have no clipboard API. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand(text);
  }
}

const copyByCommand = (text: string): boolean => {
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('copy', fill, { capture: true });
  try {
    return document.execCommand('copy');
  } catch {
    return false; // XML documents do not support execCommand
  } finally {
    removeEventListener('copy', fill, { capture: true });
  }
};
