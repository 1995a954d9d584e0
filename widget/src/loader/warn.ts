/** Tells the page's developers, on their console, what went wrong; nothing of ours ever breaks the page. */
export function warn(error: unknown): void {
  console.warn('Porchlight:', error);
}
