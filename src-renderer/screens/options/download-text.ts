/** How long (ms) the browser may take to read the text before it is let go. */
const keptFor = 60_000;

/** Saves a text as a file, where the system saves downloads or asks. */
export function downloadText(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keptFor);
}
