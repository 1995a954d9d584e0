/** The seq of the last line in this box whose end is on screen, or null where there is none. */
export function lastSeqOnScreen(box: HTMLElement): number | null {
  const end = box.getBoundingClientRect().bottom + 1;
  const lines = [...box.querySelectorAll<HTMLElement>('[data-seq]')];
  const last = lines.findLast((line) => line.getBoundingClientRect().bottom <= end);
  return last === undefined ? null : Number(last.dataset['seq']);
}
