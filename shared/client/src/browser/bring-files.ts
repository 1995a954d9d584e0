import type { Stop } from '../environment.ts';

/**
 * Takes files that are pasted anywhere on a page, or dropped on it. `over` hears whether some are being held over it. What is
 * no file is left to the page.
 */
export function bringFiles(
  take: (files: Iterable<File>) => void,
  over: (is: boolean) => void,
): Stop {
  const stops = new AbortController();
  const { signal } = stops;
  let depth = 0;
  const held = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true;

  document.addEventListener(
    'paste',
    (event) => {
      const files = event.clipboardData?.files ?? [];
      // Office programs bring a picture of the text along: the text is what is meant.
      if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return;
      event.preventDefault();
      take(files);
    },
    { signal },
  );
  document.addEventListener(
    'dragenter',
    (event) => {
      if (held(event) && (depth += 1) === 1) over(true);
    },
    { signal },
  );
  document.addEventListener(
    'dragleave',
    (event) => {
      if (held(event) && (depth = Math.max(0, depth - 1)) === 0) over(false);
    },
    { signal },
  );
  document.addEventListener(
    'dragover',
    (event) => {
      if (held(event)) event.preventDefault();
    },
    { signal },
  );
  document.addEventListener(
    'drop',
    (event) => {
      if (!held(event)) return;
      event.preventDefault();
      depth = 0;
      over(false);
      take(event.dataTransfer?.files ?? []);
    },
    { signal },
  );
  return () => stops.abort();
}
