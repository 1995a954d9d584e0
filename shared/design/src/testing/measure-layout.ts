/**
 * What is wrong with the layout of the page as it stands on the screen: sideways scrolling, content that is cut off, things that
 * lie over each other. Empty when nothing is. It stands alone, so that it can be sent into a page.
 */
export function measureLayout(): string[] {
  const faults: string[] = [];
  const all = [...document.querySelectorAll<HTMLElement>('body *')];
  const style = (element: Element) => getComputedStyle(element);

  const describe = (element: Element) => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim();
    const classes = element.getAttribute('class') ?? '';
    const place = classes === '' ? '' : `.${classes.slice(0, 40)}`;
    return `<${element.localName}${place}> “${words.slice(0, 40)}”`;
  };

  /** Drawn for screen readers only, or not drawn. */
  const isUnseen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    const { visibility, opacity } = style(element);
    return width <= 1 || height <= 1 || visibility !== 'visible' || opacity === '0';
  };

  /** Cut short on purpose, with an ellipsis to say so. */
  const isShortened = (element: Element) => {
    const { textOverflow, webkitLineClamp } = style(element);
    return textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
  };

  const scrolls = (overflow: string) => overflow === 'auto' || overflow === 'scroll';

  /** The part of an element that its scrolling and clipping ancestors leave in sight. */
  const inSight = (element: Element, box: DOMRect) => {
    let [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
    let [right, bottom] = [Math.min(innerWidth, box.right), Math.min(innerHeight, box.bottom)];
    for (let up = element.parentElement; up !== null; up = up.parentElement) {
      if (style(up).overflow === 'visible') continue;
      const frame = up.getBoundingClientRect();
      [left, top] = [Math.max(left, frame.left), Math.max(top, frame.top)];
      [right, bottom] = [Math.min(right, frame.right), Math.min(bottom, frame.bottom)];
    }
    return new DOMRect(left, top, right - left, bottom - top);
  };

  const isWhole = (sight: DOMRect, box: DOMRect) =>
    sight.width > box.width - 2 && sight.height > box.height - 2;

  const sideways = () => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) faults.push(`scrolls sideways: ${scrollWidth} > ${clientWidth}`);
    for (const element of all) {
      const { overflowX, display } = style(element);
      if (isUnseen(element) || isShortened(element) || display.startsWith('inline')) continue;
      // A field of one line scrolls its own text.
      if (element.localName === 'input') continue;
      const over = element.scrollWidth - element.clientWidth;
      if (over > 1 && overflowX !== 'visible') {
        faults.push(
          `${scrolls(overflowX) ? 'scrolls sideways' : 'is cut off'} by ${over}px: ${describe(element)}`,
        );
      }
    }
  };

  const cutBelow = () => {
    for (const element of all) {
      const { overflowY } = style(element);
      if (isUnseen(element) || isShortened(element)) continue;
      const over = element.scrollHeight - element.clientHeight;
      if (
        (overflowY === 'hidden' || overflowY === 'clip') &&
        over > 1 &&
        element.clientHeight > 0
      ) {
        faults.push(`is cut off by ${over}px below: ${describe(element)}`);
      }
    }
  };

  /** Behind a dialog nothing can be reached, and nothing needs to be. */
  const modal = document.querySelector('dialog:modal, [role="presentation"] > [role="dialog"]');
  const isBehind = (element: Element) =>
    element.closest('[inert], [aria-hidden="true"]') !== null ||
    (modal !== null && !modal.contains(element));

  const controls = all.filter(
    (element) =>
      element.matches(
        'button, a[href], input, textarea, select, [role="tab"], [role="menuitem"]',
      ) &&
      !isUnseen(element) &&
      !isBehind(element),
  );

  /** The chat is meant to lie over the page that it is on, a menu or dialog over what it was opened from; and what floats says so. */
  const layerOf = (element: Element) => element.closest('[role="menu"], [role="dialog"], dialog');
  const isOnTop = (element: Element) =>
    element.shadowRoot !== null ||
    layerOf(element) !== null ||
    element.closest('[data-floats]') !== null;

  const covered = () => {
    for (const control of controls) {
      const box = control.getBoundingClientRect();
      const sight = inSight(control, box);
      if (!isWhole(sight, box)) continue;
      const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      if (top === null || control.contains(top) || top.contains(control) || isOnTop(top)) continue;
      const isItsLabel = top.closest('label')?.control === control;
      if (!isItsLabel) faults.push(`${describe(control)} is covered by ${describe(top)}`);
    }
  };

  /** Where text is drawn, line by line, with the element it belongs to. */
  const lines = () => {
    const texts = all.filter((element) => !isUnseen(element) && !isBehind(element));
    return texts.flatMap((element) =>
      [...element.childNodes].flatMap((node) => {
        if (node.nodeType !== Node.TEXT_NODE || node.textContent?.trim() === '') return [];
        const range = document.createRange();
        range.selectNodeContents(node);
        return [...range.getClientRects()].map((box) => ({ element, box }));
      }),
    );
  };

  /** True where something with a ground of its own lies between an element's middle and the eye. */
  const isPaintedOver = (element: Element, { x, y, width, height }: DOMRect) => {
    const stack = document.elementsFromPoint(x + width / 2, y + height / 2);
    const above = stack.slice(0, Math.max(0, stack.indexOf(element)));
    return above.some(
      (cover) =>
        !element.contains(cover) &&
        !cover.contains(element) &&
        (style(cover).backgroundColor !== 'rgba(0, 0, 0, 0)' || isOnTop(cover)),
    );
  };

  const overlapping = () => {
    const drawn = lines().filter(({ element, box }) => {
      const sight = inSight(element, box);
      if (!isWhole(sight, box)) return false;
      return !isPaintedOver(element, box);
    });
    for (const [index, one] of drawn.entries()) {
      for (const other of drawn.slice(index + 1)) {
        // A text that is cut short has two boxes: one of all of it, one of what is shown.
        if (other.element === one.element) continue;
        if (layerOf(other.element) !== layerOf(one.element)) continue;
        const wide =
          Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high =
          Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        // Lines set tightly touch; a third of a line is no longer tight.
        const limit = Math.min(one.box.height, other.box.height) / 3;
        if (wide > 2 && high > limit) {
          faults.push(`${describe(one.element)} lies over ${describe(other.element)}`);
        }
      }
    }
  };

  sideways();
  cutBelow();
  covered();
  overlapping();
  return [...new Set(faults)];
}
