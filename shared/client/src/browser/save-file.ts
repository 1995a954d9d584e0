/** Has the browser save what is at an address. */
export function saveFile(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  // Where the server is of another origin, it says itself that this is to be saved.
  link.rel = 'noopener';
  link.click();
}
