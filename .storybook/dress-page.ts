/** Gives the page in a frame rules of its own, over its sheets. Again with others: they take the place of the ones before. */
export function dressPage(frame: HTMLIFrameElement | null, rules: string): void {
  const page = frame?.contentDocument;
  // A page that has only begun to load has no head yet, and says when it has.
  if (page?.head) styleOf(page).textContent = rules;
}

const mark = 'porchlight-dress';

function styleOf(page: Document): Element {
  const known = page.getElementById(mark);
  if (known !== null) return known;
  const style = page.createElement('style');
  style.id = mark;
  page.head.append(style);
  return style;
}
